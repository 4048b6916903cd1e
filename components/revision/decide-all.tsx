"use client";

import { CheckCheck, Undo2, X } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import { settle } from "@/components/ui/settle.ts";
import type { Outcome } from "@/lib/errors.ts";
import { formatExact, plural } from "@/lib/format.ts";
import type { BatchDecided } from "@/lib/revision/decide.ts";
import type { Batch, FixActions, Undo } from "./types.ts";

interface DecideAllProps {
  datasetId: string;
  run: string;
  /** Rows that nobody has decided about. */
  open: number;
  actions: Pick<FixActions, "decideBatch" | "undo">;
  onDone: () => Promise<void>;
}

type Way = "accept" | "refuse";

interface Result {
  way: Way;
  rows: number;
  left: number;
  undo: Undo | null;
  error: string;
}

const PAST: Record<Way, string> = { accept: "accepted", refuse: "refused" };

/** All that is open at once, some thousand rows at a time; the count is said first, and all of it can be undone. */
export function DecideAll({ datasetId, run, open, actions, onDone }: DecideAllProps) {
  const [asked, setAsked] = useState<Way | null>(null);
  const [progress, setProgress] = useState<{ way: Way; done: number; of: number } | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const [undoing, setUndoing] = useState(false);
  const stopped = useRef(false);
  const fix = { id: datasetId, run };

  const decideAll = async (way: Way) => {
    setAsked(null);
    setResult(null);
    stopped.current = false;
    const made: Result = { way, rows: 0, left: 0, undo: null, error: "" };
    let batch: Pick<Batch, "after" | "action" | "at"> | null = { after: -1, action: null, at: null };
    while (batch && !stopped.current) {
      setProgress({ way, done: made.rows + made.left, of: open });
      const outcome: Outcome<BatchDecided> = await settle(actions.decideBatch({ ...fix, decision: way, ...batch }));
      if (!outcome.ok) {
        made.error = outcome.error.message;
        break;
      }
      const decided: BatchDecided = outcome.value;
      const { rows, left, actionId, next, at } = decided;
      made.rows += rows;
      made.left += Object.values(left).reduce((sum, count) => sum + count, 0);
      batch = next === null ? null : { after: next, action: actionId, at };
      if (way === "refuse") made.undo = { decision: way, at };
      else if (actionId !== null) made.undo = { decision: way, action: actionId };
    }
    setProgress(null);
    setResult(made);
    await onDone();
  };

  const takeBack = async (undo: Undo) => {
    setUndoing(true);
    const outcome = await settle(actions.undo({ ...fix, ...undo }));
    setUndoing(false);
    if (outcome.ok) setResult(null);
    else setResult((before) => before && { ...before, undo: null, error: outcome.error.message });
    await onDone();
  };

  if (progress)
    return (
      <div className="flex flex-wrap items-center gap-4 rounded-lg border px-4 py-3" aria-live="polite">
        <div className="min-w-48 flex-1">
          <p className="mb-1.5 tabular-nums">
            {formatExact(progress.done)} of {plural(progress.of, "row")} {PAST[progress.way]}
          </p>
          <ProgressBar
            value={progress.of === 0 ? 0 : Math.min(1, progress.done / progress.of)}
            label={`Rows ${PAST[progress.way]}`}
            text={`${formatExact(progress.done)} of ${formatExact(progress.of)}`}
          />
        </div>
        <Button
          size="small"
          onClick={() => {
            stopped.current = true;
          }}
        >
          Stop
        </Button>
      </div>
    );
  return (
    <>
      {result && <ResultNote result={result} undoing={undoing} onUndo={takeBack} />}
      {open > 0 && (
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => setAsked("accept")}>
            <CheckCheck aria-hidden /> Accept all {formatExact(open)}
          </Button>
          <Button size="small" onClick={() => setAsked("refuse")}>
            <X aria-hidden /> Refuse all {formatExact(open)}
          </Button>
        </div>
      )}
      {asked && <Question way={asked} open={open} onClose={() => setAsked(null)} onYes={() => void decideAll(asked)} />}
    </>
  );
}

function ResultNote({ result, undoing, onUndo }: { result: Result; undoing: boolean; onUndo: (undo: Undo) => void }) {
  const { way, rows, left, undo, error } = result;
  return (
    <Callout tone={error ? "danger" : "success"} title={`${plural(rows, "row")} ${rows === 1 ? "was" : "were"} ${PAST[way]}.`}>
      {left > 0 && (
        <p>
          {plural(left, "row")} {left === 1 ? "was" : "were"} left as {left === 1 ? "it is" : "they are"}: someone changed{" "}
          {left === 1 ? "it" : "them"} meanwhile, or the dataset has the same text already.
        </p>
      )}
      {error && <p>{error}</p>}
      {undo && rows > 0 && (
        <Button size="small" className="mt-2" disabled={undoing} onClick={() => onUndo(undo)}>
          <Undo2 aria-hidden /> {undoing ? "Undoing…" : "Undo"}
        </Button>
      )}
    </Callout>
  );
}

function Question({ way, open, onClose, onYes }: { way: Way; open: number; onClose: () => void; onYes: () => void }) {
  const footer = (
    <>
      <Button onClick={onClose} data-first-focus>
        Not yet
      </Button>
      <Button variant="primary" onClick={onYes}>
        {way === "accept" ? "Accept" : "Refuse"} {plural(open, "row")}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${way === "accept" ? "Accept" : "Refuse"} ${plural(open, "rewritten row")}?`}
      footer={footer}
    >
      {way === "accept"
        ? "The rows of the dataset are replaced by what the model wrote; the texts before are kept. Rows that someone changed meanwhile are left alone. You can undo it afterwards."
        : "The rows of the dataset stay as they are. You can undo it afterwards."}
    </Dialog>
  );
}
