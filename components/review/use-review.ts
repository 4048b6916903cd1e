"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import type { AppliedChanges } from "@/lib/review/apply-changes.ts";
import type { RowsAction } from "@/lib/review/change-rows.ts";
import { STATE_AFTER } from "@/lib/review/kinds.ts";
import type { RowDetail } from "@/lib/review/row-detail.ts";
import type { ReviewRow } from "@/lib/review/row-page.ts";
import { postJson, runAll } from "./ask.ts";
import type { ReviewHistory } from "./types.ts";
import type { ListedRows } from "./use-listed-rows.ts";
import { describeDone } from "./words.ts";

/** A change that was not made because somebody else changed the row meanwhile. */
export interface Conflict {
  mine: RowsAction;
  /** The row as I saw it, and as it is now. */
  seen: ReviewRow;
  theirs: ReviewRow;
}

export interface ReviewNote {
  text: string;
  tone: "done" | "problem";
  /** What can be undone. */
  undo?: { actionId: string; rowId: string | null };
}

/** What became of a change: the page goes on only where it was made. `field`: where it is wrong. */
export type ActOutcome = { ok: true } | { ok: false; message: string; field?: string; otherRowId?: string };

/** Changes of rows, one after the other, with what is to be said about them. */
export function useReview(generationId: string, list: ListedRows, evaluation: string | undefined) {
  const client = useQueryClient();
  const [note, setNote] = useState<ReviewNote | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const undoable = useRef<{ actionId: string; rowId: string | null }[]>([]);
  const address = `/api/generations/${generationId}/review`;

  /** Two changes of one row, quickly: the second is based on what the first made of it. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = queue.current.then(work);
    queue.current = turn.catch(() => {});
    return turn;
  };
  const fetchRow = async (rowId: string): Promise<ReviewRow> => {
    const query = evaluation ? `?evaluation=${evaluation}` : "";
    const detail = await fetchJson<RowDetail>(`${address}/${rowId}${query}`, AbortSignal.timeout(30_000));
    client.setQueryData(["review-row", generationId, rowId, evaluation], detail);
    return detail.row;
  };
  /** Reads a row anew, wherever it is shown. */
  const reread = async (rowId: string) => {
    const row = await fetchRow(rowId);
    list.patch(rowId, (before) => ({ ...row, ...(before.position !== undefined && { position: before.position }) }));
    return row;
  };
  const changed = () => void client.invalidateQueries({ queryKey: ["review-history", generationId] });
  const fail = (error: unknown): ActOutcome => {
    const message = error instanceof Error ? error.message : "This could not be done.";
    setNote({ text: message, tone: "problem" });
    return { ok: false, message };
  };

  /** @param base the row as it was when writing began; else as it is shown now */
  const act = (rows: readonly ReviewRow[], action: RowsAction, base?: { revision: number }): Promise<ActOutcome> =>
    inTurn(async () => {
      const seen = rows.map((row) => list.latest(row.id) ?? row);
      const body = { rows: seen.map(({ id, revision }) => ({ rowId: id, revision: base?.revision ?? revision })), action };
      const answer = await postJson<AppliedChanges>(`${address}/changes`, body);
      const { actionId, applied, conflicts } = answer;
      const [only] = seen;
      const single = seen.length === 1 && only ? only : null;
      if (actionId) {
        undoable.current.push({ actionId, rowId: single?.id ?? null });
        changed();
      }
      const [first] = conflicts;
      if (single && first) {
        if (first.reason === "changed") {
          const theirs = await fetchRow(single.id);
          setConflict({ mine: action, seen: single, theirs });
          return { ok: false, message: "Somebody else changed this pair meanwhile." };
        }
        const outcome = describeProblem(first);
        setNote({ text: outcome.message, tone: "problem" });
        return { ok: false, ...outcome };
      }
      const refused = new Set(conflicts.map(({ rowId }) => rowId));
      const state = action.kind in STATE_AFTER && action.kind !== "restore" ? STATE_AFTER[toStateKind(action.kind)] : null;
      if (single && (state === null || action.kind === "restore")) await reread(single.id);
      else if (applied > 0)
        for (const { id } of seen)
          if (!refused.has(id))
            list.patch(id, (row) =>
              state === null || row.state === state
                ? row
                : { ...row, state, revision: row.revision + 1, reviewedBy: "You", reviewedAt: new Date().toISOString() },
            );
      if (!single && (state === null || conflicts.length > 0)) list.refresh();
      const left = conflicts.length > 0 ? ` ${conflicts.length} were changed by somebody else meanwhile and stay as they are.` : "";
      setNote({
        text: applied === 0 && conflicts.length === 0 ? "It is so already." : `${describeDone(action.kind, applied)}.${left}`,
        tone: left ? "problem" : "done",
        ...(actionId && { undo: { actionId, rowId: single?.id ?? null } }),
      });
      return { ok: true } as const;
    }).catch(fail);

  /** Undoes an action; without one the last of one's own. Gives the row that it was, where it was one. */
  const undo = (what?: { actionId: string; rowId: string | null }): Promise<string | null> =>
    inTurn(async () => {
      const last = what ?? undoable.current.at(-1) ?? (await lastOfMine());
      if (!last) {
        setNote({ text: "There is nothing of yours to undo.", tone: "done" });
        return null;
      }
      const { done, left } = await runAll(generationId, { undo: last.actionId }, () => {});
      undoable.current = undoable.current.filter(({ actionId }) => actionId !== last.actionId);
      if (last.rowId) await reread(last.rowId);
      else list.refresh();
      changed();
      setNote({
        text: left > 0 ? `Undone for ${done}; ${left} were changed again since and stay as they are.` : "Undone.",
        tone: left > 0 ? "problem" : "done",
      });
      return last.rowId;
    }).catch((error) => {
      fail(error);
      return null;
    });

  async function lastOfMine() {
    const { actions } = await fetchJson<ReviewHistory>(`${address}/actions`, AbortSignal.timeout(30_000));
    const found = actions.find(({ mine, undoneAt }) => mine && !undoneAt);
    return found && { actionId: found.id, rowId: null };
  }

  return {
    ...{ act, undo, note, setNote, conflict, reread, changed },
    closeConflict: () => setConflict(null),
    /** Remembers an action of one's own that was made elsewhere on the page. */
    remember: (actionId: string) => void undoable.current.push({ actionId, rowId: null }),
  };
}

const toStateKind = (kind: RowsAction["kind"]) => (kind === "edit" || kind === "note" || kind === "revert" ? "unreview" : kind);

function describeProblem(conflict: AppliedChanges["conflicts"][number]): { message: string; field?: string; otherRowId?: string } {
  switch (conflict.reason) {
    case "duplicate":
      return {
        message: "The dataset has this text already, in another pair. Write it differently, or delete one of the two.",
        otherRowId: conflict.otherRowId,
      };
    case "invalid":
      return { message: conflict.message, field: conflict.field };
    case "gone":
      return { message: "This pair does not exist any more." };
    default:
      return { message: "Somebody else changed this pair meanwhile." };
  }
}
