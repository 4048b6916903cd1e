"use client";

import { FlaskConical } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { describe, Field, Input, Textarea } from "@/components/ui/field.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { formatCost } from "@/lib/format.ts";
import type { WorkflowView } from "@/lib/workflows/describe-workflow.ts";
import type { ExampleView } from "@/lib/workflows/examples.ts";
import type { Iteration } from "@/lib/workflows/iterate.ts";
import type { PromptView } from "@/lib/workflows/prompts.ts";
import type { LabelExample } from "./example-card.tsx";
import { ExampleList } from "./example-list.tsx";
import { PromptHistory } from "./prompt-history.tsx";
import { useIterate } from "./use-iterate.ts";

interface SampleSectionProps {
  workflow: WorkflowView;
  /** The latest first. */
  examples: readonly ExampleView[];
  prompts: readonly PromptView[];
  mayChange: boolean;
  label: LabelExample;
}

/** A small sample, what is said of it, and another one made after that. */
export function SampleSection({ workflow, examples, prompts, mayChange, label }: SampleSectionProps) {
  const router = useRouter();
  const [prompt, setPrompt] = useState(workflow.user_prompt);
  const [rows, setRows] = useState("10");
  const { state, run, cancel } = useIterate(workflow.id);
  const count = Number(rows);
  const rowsError = Number.isInteger(count) && count >= 1 && count <= 100 ? undefined : "A whole number from 1 to 100.";
  const running = state.kind === "running";
  const make = async () => {
    const text = prompt.trim();
    await run({ total_examples: count, ...(text !== workflow.user_prompt && { user_prompt: text }) });
    // What was made is there also when the answer says why there is no more.
    router.refresh();
  };
  const stop = () => {
    cancel();
    setTimeout(() => router.refresh(), 500);
  };
  return (
    <Card aria-labelledby="sample-title">
      <CardHeader
        title={<span id="sample-title">Sample</span>}
        description="A few rows now. Say which are good or bad, and why; the next sample, and the dataset, follow that."
      />
      <CardBody className="flex flex-col gap-5">
        <Field
          id="user_prompt"
          label="What should be made?"
          hint="A change holds from the next sample on; earlier texts are kept."
          error={prompt.trim() ? undefined : "Write what is wanted."}
        >
          <Textarea
            {...describe("user_prompt", prompt.trim() ? undefined : "empty")}
            value={prompt}
            disabled={!mayChange}
            maxLength={20_000}
            onChange={(event) => setPrompt(event.target.value)}
          />
          <PromptHistory prompts={prompts} onTake={setPrompt} mayChange={mayChange} />
        </Field>
        {mayChange && (
          <div className="flex flex-wrap items-end gap-3">
            <Field id="sample-rows" label="Rows" error={rowsError} className="w-28">
              <Input
                {...describe("sample-rows", rowsError, false)}
                value={rows}
                type="number"
                inputMode="numeric"
                min={1}
                max={100}
                className="tabular-nums"
                onWheel={(event) => event.currentTarget.blur()}
                onChange={(event) => setRows(event.target.value)}
              />
            </Field>
            <Button
              variant={examples.length === 0 ? "primary" : "secondary"}
              disabled={running || Boolean(rowsError) || !prompt.trim()}
              onClick={make}
            >
              <FlaskConical aria-hidden />{" "}
              {running ? "Waiting for the model…" : examples.length === 0 ? "Make a sample" : "Make another sample"}
            </Button>
            {running && <Button onClick={stop}>Cancel</Button>}
          </div>
        )}
        <div aria-live="polite" aria-busy={running} className="flex flex-col gap-4 empty:hidden">
          {state.kind === "failed" && (
            <Callout tone="danger" title="No sample was made">
              {state.error.message}
            </Callout>
          )}
          {state.kind === "done" && <Costs iteration={state.iteration} />}
          {running && <Skeleton className="h-40 w-full" />}
        </div>
        <ExampleList workflowId={workflow.id} examples={examples} mayChange={mayChange} label={label} />
      </CardBody>
    </Card>
  );
}

function Costs({ iteration }: { iteration: Iteration }) {
  const { data, iteration_cost, workflow_cost, estimated_dataset_cost, message } = iteration;
  const cost = (dollars: number | null) => (dollars === null ? "unknown" : formatCost(dollars));
  return (
    <>
      {message && <Callout tone="warning">{message}</Callout>}
      <p className="text-[0.8125rem] text-soft tabular-nums">
        {data.length === 1 ? "1 new row" : `${data.length} new rows`} · this sample: {cost(iteration_cost)} · the workflow so far:{" "}
        {cost(workflow_cost)} · the whole dataset, about: {cost(estimated_dataset_cost)}
      </p>
    </>
  );
}
