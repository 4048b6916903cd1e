"use client";

import { Sprout } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { RadioCard } from "@/components/wizard/shared/radio-card.tsx";
import { formatCost, plural } from "@/lib/format.ts";
import type { StartedTask } from "@/lib/workflows/generate.ts";
import { postJson } from "../post-json.ts";
import { type GenerateState, readGenerate } from "./generate-state.ts";
import { NumberInput } from "./number-input.tsx";
import { PromptsInput } from "./prompts-input.tsx";
import { useEstimate } from "./use-estimate.ts";

/** The whole dataset, from the prompt or from a list of prompts; its cost is said before. */
export function GenerateSection({ workflowId, totalExamples, sampled }: { workflowId: string; totalExamples: number; sampled: boolean }) {
  const router = useRouter();
  const [state, setState] = useState<GenerateState>({
    ...{ from: "prompt", totalExamples: String(totalExamples), prompts: "", files: [], perPrompt: "10", batchSize: "5", spendingLimit: "" },
  });
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState("");
  // A press that is repeated because no answer came makes one dataset.
  const taskId = useRef("");
  const change = (next: Partial<GenerateState>) => {
    taskId.current = "";
    setFailure("");
    setState((before) => ({ ...before, ...next }));
  };
  const { body, errors } = readGenerate(state);
  const { estimate, error } = useEstimate(workflowId, body);
  const start = async () => {
    if (!body) return;
    taskId.current ||= crypto.randomUUID();
    setPending(true);
    setFailure("");
    const outcome = await postJson<StartedTask>(`/api/workflows/${workflowId}/generate`, { ...body, task_id: taskId.current });
    if (outcome.ok) return router.push(`/generations/${outcome.value.task_id}`);
    setPending(false);
    setFailure(outcome.error.message);
  };
  return (
    <Card aria-labelledby="generate-title">
      <CardHeader
        title={<span id="generate-title">Generate</span>}
        description="The whole dataset, as an ordinary generation: rows that you called good are its examples, what you said of bad ones is avoided."
      />
      <CardBody className="flex flex-col gap-5">
        <fieldset className="grid gap-3 sm:grid-cols-2">
          <legend className="sr-only">Made from</legend>
          <RadioCard
            group="from"
            value="prompt"
            checked={state.from === "prompt"}
            onChange={() => change({ from: "prompt" })}
            title="From the prompt"
            description="The model divides it into topics, so that the rows differ."
          />
          <RadioCard
            group="from"
            value="list"
            checked={state.from === "list"}
            onChange={() => change({ from: "list" })}
            title="From a list of prompts"
            description="Typed, or from CSV files; each has its number of rows."
          />
        </fieldset>
        {state.from === "prompt" ? (
          <NumberInput
            id="generate-total"
            label="Rows in all"
            error={errors.total_examples}
            min={1}
            value={state.totalExamples}
            onChange={(text) => change({ totalExamples: text })}
          />
        ) : (
          <PromptsInput state={state} errors={errors} onChange={change} />
        )}
        <details>
          <summary className="w-fit rounded-sm text-[0.8125rem] text-soft hover:text-foreground">Rows a call, spending limit</summary>
          <div className="mt-3 grid gap-5 sm:grid-cols-2">
            <NumberInput
              id="batch-size"
              label="Rows a call"
              hint="Fewer make better rows, more cost less. From 1 to 20."
              error={errors.batch_size}
              min={1}
              max={20}
              value={state.batchSize}
              onChange={(text) => change({ batchSize: text })}
            />
            <NumberInput
              id="spending-limit"
              label="Spending limit in US dollars"
              hint="When the cost reaches it, the generation pauses. Empty for none."
              error={errors.spending_limit}
              min={0.01}
              value={state.spendingLimit}
              onChange={(text) => change({ spendingLimit: text })}
            />
          </div>
        </details>
        {(failure || error) && <Callout tone="danger">{failure || error}</Callout>}
        {!sampled && (
          <Callout tone="info">You have not looked at a sample yet. A few rows tell soon whether this is what you want.</Callout>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button variant={sampled ? "primary" : "secondary"} disabled={pending || !body || Boolean(error)} onClick={start}>
            <Sprout aria-hidden /> {pending ? "Starting…" : `Generate ${estimate ? plural(estimate.rows, "row") : "the dataset"}`}
          </Button>
          <p aria-live="polite" className="text-[0.8125rem] text-soft tabular-nums">
            {estimate &&
              (estimate.expected_cost === null
                ? "Its cost is not known: this model has no price."
                : `About ${formatCost(estimate.expected_cost)}.`)}
          </p>
        </div>
      </CardBody>
    </Card>
  );
}
