"use client";

import { Sparkles, X } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { formatCost, plural } from "@/lib/format.ts";
import type { FixPreview, PreviewedRow } from "@/lib/revision/preview.ts";
import { RowDifference } from "./row-difference.tsx";
import type { FixAssistState } from "./use-fix-assist.ts";

interface PreviewSectionProps {
  state: FixAssistState<FixPreview>;
  /** Rows that it rewrites. */
  rows: number;
  onRun: () => void;
  onCancel: () => void;
}

/** The first rows rewritten now, to see what the instruction does before all are paid for. */
export function PreviewSection({ state, rows, onRun, onCancel }: PreviewSectionProps) {
  const running = state.kind === "running";
  return (
    <Card aria-label="Preview">
      <CardHeader
        title="Preview"
        description={`Rewrites the first ${plural(rows, "row")} now, to see what the instruction does. Nothing is kept or changed; ${rows === 1 ? "the call is" : "the calls are"} paid for.`}
        aside={
          running ? (
            <Button size="small" onClick={onCancel}>
              <X aria-hidden /> Cancel
            </Button>
          ) : (
            <Button size="small" onClick={onRun}>
              <Sparkles aria-hidden /> {state.kind === "done" ? "Preview again" : `Preview ${plural(rows, "row")}`}
            </Button>
          )
        }
      />
      <CardBody aria-live="polite" aria-busy={running}>
        {state.kind === "idle" && <p className="text-soft">No preview yet.</p>}
        {running && (
          <div className="flex flex-col gap-4">
            <span className="sr-only">Waiting for the model</span>
            <Skeleton className="h-32 w-full" />
            <Skeleton className="h-32 w-full" />
          </div>
        )}
        {state.kind === "failed" && <Callout tone="danger">{state.message}</Callout>}
        {state.kind === "done" && <Previewed preview={state.answer} />}
      </CardBody>
    </Card>
  );
}

function Previewed({ preview: { rows, inputTokens, outputTokens, costUsd, latencyMs } }: { preview: FixPreview }) {
  return (
    <div className="flex flex-col gap-5">
      <p className="text-soft tabular-nums">
        {plural(rows.length, "row")} in {(latencyMs / 1000).toFixed(1)} s · {plural(inputTokens + outputTokens, "token")} ·{" "}
        {costUsd === null ? "cost unknown" : formatCost(costUsd)}
      </p>
      <ol className="flex flex-col divide-y">
        {rows.map((row, index) => (
          <li key={row.rowId} className="py-5 first:pt-0 last:pb-0">
            <h3 className="mb-3 font-medium">
              Row {index + 1}
              {row.after !== null && !row.changed && <span className="font-normal text-soft"> · unchanged</span>}
            </h3>
            <PreviewedBody row={row} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function PreviewedBody({ row: { before, after, failure } }: { row: PreviewedRow }) {
  if (after === null)
    return (
      <Callout tone="warning" title="Not rewritten">
        {failure} In the run it is asked for again.
      </Callout>
    );
  return <RowDifference before={before} after={after} />;
}
