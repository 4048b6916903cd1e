"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { formatCost, formatCount, formatDuration, formatExact } from "@/lib/format.ts";
import type { Estimate } from "@/lib/generation/estimate.ts";
import { useAssist } from "../use-assist.ts";

/** What the run will take, before it is paid for. */
export function EstimateCard({ ready }: { ready: boolean }) {
  const { state, run } = useAssist("estimate");
  useEffect(() => {
    if (ready) void run({});
  }, [ready, run]);
  return (
    <Card>
      <CardHeader title="Estimate" description="About what it will take; the generation’s page counts what it really took." />
      <CardBody aria-live="polite">
        {!ready && <p className="text-soft">The estimate appears as soon as model, prompt and seeds are ready.</p>}
        {ready && (state.kind === "running" || state.kind === "idle") && <Skeleton className="h-14 w-full" />}
        {ready && state.kind === "failed" && (
          <Callout tone="danger" title="No estimate">
            <p>{state.message}</p>
            <Button size="small" className="mt-2" onClick={() => run({})}>
              Try again
            </Button>
          </Callout>
        )}
        {ready && state.kind === "done" && <Numbers estimate={state.answer} />}
      </CardBody>
    </Card>
  );
}

function Numbers({ estimate }: { estimate: Estimate }) {
  const { rows, calls, inputTokens, outputTokens, costUsd, seconds, measured } = estimate;
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3">
        <Figure name="Pairs" value={formatCount(rows)} exact={formatExact(rows)} />
        <Figure name="Calls to the model" value={formatCount(calls)} exact={formatExact(calls)} />
        <Figure name="Time" value={`about ${formatDuration(seconds)}`} exact={`${formatExact(seconds)} seconds`} />
        <Figure name="Tokens in" value={`about ${formatCount(inputTokens)}`} exact={formatExact(inputTokens)} />
        <Figure name="Tokens out" value={`about ${formatCount(outputTokens)}`} exact={formatExact(outputTokens)} />
        <Figure
          name="Cost"
          value={costUsd === null ? "unknown" : costUsd === 0 ? "$0" : `about ${formatCost(costUsd)}`}
          exact={costUsd === null ? "No price is known" : `$${costUsd.toFixed(6)}`}
          note={costUsd === null ? "No price is known for this model; see your provider's price list." : undefined}
        />
      </dl>
      <p className="mt-4 text-[0.8125rem] text-soft">
        {measured
          ? "Judged by earlier calls of this model."
          : "Judged by the prompt and the examples; pairs that are asked for twice come on top."}
      </p>
    </>
  );
}

function Figure({ name, value, exact, note }: { name: string; value: string; exact: string; note?: string | undefined }) {
  return (
    <div>
      <dt className="text-[0.8125rem] text-soft">{name}</dt>
      <dd>
        <span title={exact} className="font-semibold text-lg tabular-nums">
          {value}
        </span>
        {note && <span className="block text-[0.8125rem] text-soft">{note}</span>}
      </dd>
    </div>
  );
}
