"use client";

import { Eraser } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { LocalTime } from "@/components/ui/local-time.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { LearntModel } from "@/lib/connections/learnt-models.ts";
import type { Outcome } from "@/lib/errors.ts";

type Forget = (input: { id: string; modelId: string }) => Promise<Outcome<unknown>>;

/** What was learnt about a connection's models from what they refused, each with a way to have it forgotten. */
export function LearntModels({ id, models, forget }: { id: string; models: readonly LearntModel[]; forget: Forget }) {
  return (
    <Card aria-label="Learnt about its models">
      <CardHeader
        title="Learnt about its models"
        description="When a model refuses a setting or a form of answer, Seedloom leaves it out from then on. Forget a model to have everything tried again at its next call, after an update of the model or its server."
      />
      <CardBody>
        {models.length === 0 ? (
          <p className="text-soft">Nothing yet: it begins with the first call to a model.</p>
        ) : (
          <ul className="flex flex-col divide-y">
            {models.map((model) => (
              <LearntItem key={model.modelId} id={id} model={model} forget={forget} />
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}

function LearntItem({ id, model, forget }: { id: string; model: LearntModel; forget: Forget }) {
  const router = useRouter();
  const { run, pending, error } = useOutcome();
  const { modelId, output, refused, learntAt } = model;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-4 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="break-words font-medium">{modelId}</h3>
        <ul className="mt-1 flex flex-col gap-0.5 text-[0.8125rem] text-soft">
          <li>{output}</li>
          {refused.length === 0 ? <li>It has refused nothing else so far.</li> : refused.map((line) => <li key={line}>{line}</li>)}
        </ul>
        {learntAt && (
          <p className="mt-1 text-soft text-xs">
            Learnt <LocalTime iso={learntAt.toISOString()} />
          </p>
        )}
        {error && (
          <Callout tone="danger" className="mt-2">
            {error}
          </Callout>
        )}
      </div>
      <Button
        size="small"
        disabled={pending}
        aria-label={`Forget what was learnt about ${modelId}`}
        onClick={() =>
          run(
            () => forget({ id, modelId }),
            () => router.refresh(),
          )
        }
      >
        <Eraser aria-hidden /> {pending ? "Forgetting…" : "Forget"}
      </Button>
    </li>
  );
}
