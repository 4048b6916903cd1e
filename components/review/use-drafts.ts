"use client";

import { useEffect, useState } from "react";
import type { RowShape } from "@/lib/generation/fields/row-shape.ts";
import type { ReviewRow } from "@/lib/review/row-page.ts";
import { type Draft, isTouched, startDraft } from "./edit-form.tsx";

/** What is being written, by row: going to another row and back loses nothing. */
export function useDrafts(shape: RowShape) {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [notes, setNotes] = useState<ReadonlyMap<string, string>>(new Map());
  /** The row whose edit is about to be thrown away. */
  const [leaving, setLeaving] = useState<string | null>(null);
  const set = (rowId: string, draft: Draft | null) => setDrafts((now) => withEntry(now, rowId, draft));
  const drop = (rowId: string) => set(rowId, null);
  const unsaved = [...drafts.values()].some((draft) => isTouched(shape, draft));
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
  return {
    ...{ set, drop, leaving },
    draftOf: (rowId: string) => drafts.get(rowId) ?? null,
    start: (row: ReviewRow) => setDrafts((now) => (now.has(row.id) ? now : withEntry(now, row.id, startDraft(shape, row)))),
    /** What was typed stays; it is based on the row as it is now. */
    rebase: (rowId: string, row: ReviewRow) =>
      setDrafts((now) => {
        const draft = now.get(rowId);
        return draft ? withEntry(now, rowId, { ...draft, base: { revision: row.revision, data: row.data } }) : now;
      }),
    /** Asks first when something was typed. */
    cancel: (rowId: string) => {
      const draft = drafts.get(rowId);
      if (draft && isTouched(shape, draft)) setLeaving(rowId);
      else drop(rowId);
    },
    stay: () => setLeaving(null),
    leave: () => {
      if (leaving !== null) drop(leaving);
      setLeaving(null);
    },
    noteOf: (rowId: string) => notes.get(rowId) ?? null,
    setNote: (rowId: string, text: string | null) => setNotes((now) => withEntry(now, rowId, text)),
  };
}

function withEntry<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value | null): ReadonlyMap<string, Value> {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}
