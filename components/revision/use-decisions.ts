"use client";

import { useState } from "react";
import { settle } from "@/components/ui/settle.ts";
import type { Change } from "@/lib/revision/changes.ts";
import type { Decide, Decided } from "@/lib/revision/decide.ts";
import type { Decision } from "@/lib/revision/decision.ts";
import type { FixActions, Undo } from "./types.ts";

/** What was done here last, to be taken back. */
interface Done {
  change: Change;
  undo: Undo;
}

interface Decisions {
  /** The decision of a row as it stands now. */
  of: (change: Change) => Decision;
  /** What went wrong with a row; empty for nothing. */
  errorOf: (change: Change) => string;
  busy: boolean;
  decide: (change: Change, decision: Decide, overwrite?: boolean) => Promise<boolean>;
  /** Null when there is nothing to take back. */
  undoLast: (() => Promise<void>) | null;
}

const AFTER: Record<Decide, Decision> = { accept: "accepted", refuse: "refused", reopen: "open" };

/** Decides about rows one by one. A row keeps its place on the page when it was decided. */
export function useDecisions(
  fix: { datasetId: string; run: string },
  { decide, undo }: Pick<FixActions, "decide" | "undo">,
  onCount: () => void,
): Decisions {
  const id = { id: fix.datasetId, run: fix.run };
  const [decided, setDecided] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [done, setDone] = useState<readonly Done[]>([]);
  const [busy, setBusy] = useState(false);
  const put = (change: Change, decision: Decision, error = "") => {
    setDecided((before) => new Map(before).set(change.rowId, decision));
    setErrors((before) => new Map(before).set(change.rowId, error));
  };
  const of = (change: Change) => decided.get(change.rowId) ?? change.decision;
  return {
    ...{ of, busy, errorOf: (change) => errors.get(change.rowId) ?? "" },
    async decide(change, decision, overwrite = false) {
      if (change.id === null || busy) return false;
      setBusy(true);
      const seen = overwrite ? { seen: change.revision } : {};
      const outcome = await settle(decide({ ...id, change: change.id, decision, ...seen }));
      setBusy(false);
      if (!outcome.ok) {
        put(change, of(change), outcome.error.message);
        return false;
      }
      const problem = whyLeft(outcome.value);
      put(change, problem ? of(change) : AFTER[decision], problem);
      if (problem) return false;
      const { actionId, at } = outcome.value;
      if (decision === "refuse") setDone((before) => [...before, { change, undo: { decision, at } }]);
      if (decision === "accept" && actionId !== null) setDone((before) => [...before, { change, undo: { decision, action: actionId } }]);
      onCount();
      return true;
    },
    undoLast:
      done.length === 0 || busy
        ? null
        : async () => {
            const last = done.at(-1);
            if (!last) return;
            setBusy(true);
            const outcome = await settle(undo({ ...id, ...last.undo }));
            setBusy(false);
            setDone((before) => before.slice(0, -1));
            const left = outcome.ok && outcome.value.undone === 0;
            const problem = outcome.ok ? (left ? "It was changed again since, and was left as it is." : "") : outcome.error.message;
            put(last.change, problem ? of(last.change) : last.change.decision, problem);
            onCount();
          },
  };
}

/** Why nothing was done to the row; empty when it was. */
function whyLeft({ left }: Decided): string {
  if (left.changed) return "This row was changed by someone meanwhile. Reload the page to see both texts.";
  if (left.duplicate) return "Another row of the dataset says the same already, so this one was not changed.";
  if (left.invalid) return "The rewritten text does not fit the dataset's fields, so the row was not changed.";
  return left.gone ? "The row is not there any more." : "";
}
