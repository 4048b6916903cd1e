"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import { filterParameters, isEmptyFilter, type RowFilter } from "@/lib/review/filter.ts";
import type { StateKind } from "@/lib/review/kinds.ts";
import { type AllDone, runAll } from "./ask.ts";
import { describeDone, VERBS } from "./words.ts";

/** Something that is done to many rows. */
export type Run = { kind: StateKind; filter: RowFilter } | { undo: string; rows: number };

interface RunDialogProps {
  datasetId: string;
  run: Run;
  onDone: (done: AllDone) => void;
  onClose: () => void;
}

/** Says how many rows it is about before anything is done, shows how far it is, and can be stopped. */
export function RunDialog({ datasetId, run, onDone, onClose }: RunDialogProps) {
  const [done, setDone] = useState<number | null>(null);
  const [error, setError] = useState("");
  const stopping = useRef<AbortController>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  const isUndo = "undo" in run;
  const filter: RowFilter = isUndo ? {} : run.kind === "restore" ? { ...run.filter, state: "deleted" } : run.filter;
  const counted = useQuery({
    queryKey: ["review-run", datasetId, filterParameters(filter).toString()],
    queryFn: ({ signal }) => fetchJson<{ rows: number }>(`/api/generations/${datasetId}/review/count?${filterParameters(filter)}`, signal),
    enabled: !isUndo,
    gcTime: 0,
  });
  const count = isUndo ? run.rows : (counted.data?.rows ?? null);
  const verb = isUndo ? "Undo" : VERBS[run.kind];
  const start = async () => {
    const controller = new AbortController();
    stopping.current = controller;
    setDone(0);
    setError("");
    try {
      onDone(await runAll(datasetId, isUndo ? { undo: run.undo } : run, setDone, controller.signal));
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : "This could not be done.");
      setDone(null);
    }
  };
  const what = count === null ? "…" : plural(count, "pair");
  const title = isUndo ? `Undo for ${what}?` : `${verb}: ${what}?`;
  const footer =
    done === null ? (
      <>
        <Button onClick={onClose} data-first-focus>
          Cancel
        </Button>
        <Button variant={!isUndo && run.kind === "delete" ? "danger" : "primary"} disabled={!count} onClick={start}>
          {`${verb} ${what}`}
        </Button>
      </>
    ) : (
      <Button onClick={() => stopping.current?.abort()}>Stop</Button>
    );
  return (
    <Dialog open onOpenChange={(open) => !open && (done === null ? onClose() : stopping.current?.abort())} title={title} footer={footer}>
      {done === null ? (
        <p>
          {isUndo
            ? "Pairs that were changed again since stay as they are, and it is said how many."
            : `These are ${isEmptyFilter(run.filter) ? "all pairs of the dataset that are not deleted" : "all pairs that the filter shows"}, also those out of sight. It can be undone as a whole afterwards.`}
        </p>
      ) : (
        <div className="flex flex-col gap-2">
          <p role="status" className="tabular-nums">
            {formatExact(done)} of {what}
          </p>
          <ProgressBar value={count ? done / count : 0} label={verb} text={`${formatExact(done)} of ${what}`} />
          <p className="text-soft">Stop keeps what is done so far; it can be undone too.</p>
        </div>
      )}
      {(error || counted.error) && (
        <p role="alert" className="mt-3 text-danger">
          {error || counted.error?.message}
        </p>
      )}
    </Dialog>
  );
}

/** What became of it, in a sentence. */
export function describeRun(run: Run, { done, left, stopped }: AllDone): string {
  if ("undo" in run) {
    const alone = left > 0 ? ` ${plural(left, "pair")} were changed again since and stay as they are.` : "";
    return `${stopped ? "Stopped. " : ""}Undone for ${plural(done, "pair")}.${alone}`;
  }
  if (done === 0 && !stopped) return "All of them are so already.";
  return `${stopped ? "Stopped. " : ""}${describeDone(run.kind, done)}.`;
}
