"use client";

import { useMemo, useState } from "react";
import { MOST_CHOSEN } from "@/lib/review/requests.ts";
import type { ReviewRow } from "@/lib/review/row-page.ts";
import type { ListedRows } from "./use-listed-rows.ts";

/** The rows that are chosen one by one; with Shift all from the last one to this. Another filter chooses none. */
export function useSelection(list: ListedRows, filter: string) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ReviewRow>>(new Map());
  const [last, setLast] = useState<number | null>(null);
  const [of, setOf] = useState(filter);
  if (of !== filter) {
    setOf(filter);
    setChosen(new Map());
    setLast(null);
  }
  const ids = useMemo(() => new Set(chosen.keys()), [chosen]);
  const choose = (row: ReviewRow, place: number, range: boolean) => {
    const next = new Map(chosen);
    if (range && last !== null) {
      for (let at = Math.min(last, place); at <= Math.max(last, place) && next.size < MOST_CHOSEN; at += 1) {
        const between = list.rowAt(at);
        if (between) next.set(between.id, between);
      }
    } else if (!next.delete(row.id) && next.size < MOST_CHOSEN) next.set(row.id, row);
    setChosen(next);
    setLast(place);
  };
  const clear = () => setChosen(new Map());
  return { chosen, ids, choose, clear };
}
