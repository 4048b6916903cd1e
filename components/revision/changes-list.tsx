"use client";

import { ChevronLeft, ChevronRight, CircleCheck, Undo2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useMayChange } from "@/components/shell/may-change.tsx";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Change } from "@/lib/revision/changes.ts";
import type { Shown } from "@/lib/revision/decision.ts";
import { ChangeItem } from "./change-item.tsx";
import type { FixActions } from "./types.ts";
import { useDecisions } from "./use-decisions.ts";
import { useShortcuts } from "./use-shortcuts.ts";

interface ChangesListProps extends Pick<FixActions, "decide" | "undo"> {
  datasetId: string;
  run: string;
  changes: readonly Change[];
  shown: Shown;
  busy: boolean;
  /** The counts are others now. */
  onCount: () => void;
  previous: (() => void) | null;
  next: (() => void) | null;
}

/** One page of rows before and after, decided by mouse or keyboard. */
export function ChangesList({ datasetId, run, changes: loaded, shown, busy, decide, undo, onCount, previous, next }: ChangesListProps) {
  // What was decided leaves the filter, but not the page on which it was.
  const [changes, setChanges] = useState(loaded);
  useEffect(() => setChanges((before) => merged(before, loaded)), [loaded]);
  const [active, setActive] = useState(0);
  const items = useRef<(HTMLElement | null)[]>([]);
  const decisions = useDecisions({ datasetId, run }, { decide, undo }, onCount);
  const move = (to: number) => {
    const place = Math.max(0, Math.min(changes.length - 1, to));
    setActive(place);
    items.current[place]?.focus();
    items.current[place]?.scrollIntoView({ block: "nearest" });
  };
  const choose = async (place: number, decision: "accept" | "refuse") => {
    const change = changes[place];
    if (!change || !mayDecide(decisions.of(change), decision)) return;
    if (await decisions.decide(change, decision)) move(place + 1);
  };
  const mayChange = useMayChange();
  useShortcuts({
    j: () => move(active + 1),
    k: () => move(active - 1),
    ...(mayChange && {
      a: () => void choose(active, "accept"),
      r: () => void choose(active, "refuse"),
      u: () => void decisions.undoLast?.(),
    }),
  });
  if (changes.length === 0)
    return (
      <EmptyState icon={CircleCheck} title={shown === "open" ? "Nothing is left to decide" : "No such row"}>
        {shown === "open" ? "Every rewritten row was accepted, refused or left unchanged by the model." : "Choose another part above."}
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-4">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2 text-[0.8125rem] text-soft">
        <p className="hidden sm:block">
          <Key>J</Key> next, <Key>K</Key> previous, <Key>A</Key> accept, <Key>R</Key> refuse, <Key>U</Key> undo
        </p>
        {decisions.undoLast && (
          <Button size="small" variant="ghost" onClick={() => decisions.undoLast?.()}>
            <Undo2 aria-hidden /> Undo the last decision
          </Button>
        )}
      </div>
      <ol className="flex flex-col gap-4" aria-busy={busy}>
        {changes.map((change, place) => (
          <li key={change.rowId}>
            <ChangeItem
              ref={(element) => {
                items.current[place] = element;
              }}
              datasetId={datasetId}
              change={change}
              decision={decisions.of(change)}
              error={decisions.errorOf(change)}
              active={place === active}
              disabled={decisions.busy}
              onFocus={() => setActive(place)}
              onDecide={(decision, overwrite) => void decisions.decide(change, decision, overwrite)}
            />
          </li>
        ))}
      </ol>
      {(previous || next) && (
        <nav aria-label="Pages of rows" className="flex justify-end gap-2">
          {previous && (
            <Button size="small" onClick={previous}>
              <ChevronLeft aria-hidden /> Previous
            </Button>
          )}
          {next && (
            <Button size="small" onClick={next}>
              Next rows <ChevronRight aria-hidden />
            </Button>
          )}
        </nav>
      )}
    </div>
  );
}

const mayDecide = (now: Change["decision"], decision: "accept" | "refuse") =>
  now === "open" || (now === "refused" && decision === "accept") || (now === "conflict" && decision === "refuse");

/** What was on the page stays there, as it is now; what is new stands behind it. */
function merged(before: readonly Change[], loaded: readonly Change[]): Change[] {
  const fresh = new Map(loaded.map((change) => [change.rowId, change]));
  const kept = before.map((change) => fresh.get(change.rowId) ?? change);
  const known = new Set(before.map(({ rowId }) => rowId));
  return [...kept, ...loaded.filter(({ rowId }) => !known.has(rowId))];
}

const Key = ({ children }: { children: string }) => <kbd className="rounded-sm border px-1 font-mono text-xs">{children}</kbd>;
