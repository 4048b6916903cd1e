"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { formatCost, plural } from "@/lib/format.ts";
import type { Trial } from "@/lib/generation/assist.ts";
import { shapeOf } from "@/lib/generation/fields/row-shape.ts";
import type { Inputs } from "@/lib/sources/inputs.ts";
import { useDraftView } from "../draft-context.tsx";
import { RowView } from "../shared/row-view.tsx";
import { useAssist } from "../use-assist.ts";

/** Three real pairs, now. Closing the window ends the call to the model. */
export function TryDialog({ inputs, onClose }: { inputs: Inputs; onClose: () => void }) {
  const { state, run } = useAssist("try");
  useEffect(() => void run({}), [run]);
  const running = state.kind === "running";
  const footer = (
    <>
      <Button onClick={onClose}>{running ? "Cancel" : "Close"}</Button>
      <Button disabled={running} onClick={() => run({})}>
        {running ? "Waiting for the model…" : "Try again"}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title="Try it"
      description={`The model ${inputs === "items" ? "works through the first 3 items" : "writes 3 pairs"} with your settings. They are not kept; the estimate of the whole run learns from them.`}
      footer={footer}
    >
      <div aria-live="polite" aria-busy={running} className="flex flex-col gap-6">
        {running && ["first", "second", "third"].map((pair) => <Skeleton key={pair} className="h-40 w-full" />)}
        {state.kind === "failed" && <Callout tone="danger">{state.message}</Callout>}
        {state.kind === "done" && <Tried trial={state.answer} inputs={inputs} />}
      </div>
    </Dialog>
  );
}

function Tried({ trial, inputs }: { trial: Trial; inputs: Inputs }) {
  const { outputFields } = useDraftView().draft.prompt;
  const { isPair } = shapeOf(outputFields);
  const noun = inputs === "items" ? "completion" : isPair ? "pair" : "row";
  const { rows, topic, invalid, latencyMs, inputTokens, outputTokens, costUsd } = trial;
  return (
    <>
      <p className="text-soft tabular-nums">
        {inputs === "seeds" ? `Seed “${topic}” · ` : inputs === "documents" ? `${topic} · ` : ""}
        {plural(rows.length, noun)} in {(latencyMs / 1000).toFixed(1)} s · {plural(inputTokens + outputTokens, "token")}
        {` · ${costUsd === null ? "cost unknown" : formatCost(costUsd)}`}
      </p>
      {invalid > 0 && (
        <Callout tone="warning">
          {inputs === "items"
            ? `${plural(invalid, "answer")} could not be used. In a run such items stand among the failures, with Retry.`
            : `${plural(invalid, noun)} of the answer could not be used. In a run such ${noun}s are asked for again.`}
        </Callout>
      )}
      {rows.map((row, index) => {
        const title = inputs === "items" ? `Item ${index + 1} of those that can be sent` : `${isPair ? "Pair" : "Row"} ${index + 1}`;
        return <RowView key={title} title={title} row={row} names={Object.keys(row)} />;
      })}
    </>
  );
}
