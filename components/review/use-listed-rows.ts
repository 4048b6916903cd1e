"use client";

import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import { filterParameters, type RowFilter } from "@/lib/review/filter.ts";
import type { ReviewRow } from "@/lib/review/row-page.ts";
import type { RowSort } from "@/lib/review/row-sorts.ts";
import { isShown } from "./is-shown.ts";

/** Rows of one request. */
const PAGE = 100;

export interface ListedRows {
  /** Rows under the filter as they were counted; null until then. */
  total: number | null;
  /** Of these, how many a change of one's own has taken out of the filter since. They stay in sight until it is read anew. */
  left: number;
  /** Some of the rows that are looked at are still to come. */
  loading: boolean;
  rowAt(place: number): ReviewRow | undefined;
  placeOf(rowId: string): number | undefined;
  latest(rowId: string): ReviewRow | undefined;
  /** Says which places are looked at. */
  look(from: number, to: number): void;
  patch(rowId: string, change: (row: ReviewRow) => ReviewRow): void;
  /** Reads everything anew. */
  refresh(): void;
  error: Error | null;
}

/**
 * The rows that a filter shows, a page at a time as they are looked at. What was read stays as it is but for one's own
 * changes, so nothing jumps while somebody reviews. Rows that leave the filter by that are counted, so that pages which are
 * read later go on where these end.
 */
export function useListedRows(generationId: string, filter: RowFilter, sort: RowSort): ListedRows {
  const client = useQueryClient();
  const query = filterParameters(filter).toString();
  const [epoch, setEpoch] = useState(0);
  const [pages, setPages] = useState<{ first: number; last: number }>({ first: 0, last: 0 });
  const key = useMemo(() => ["review", generationId, query, sort, epoch], [generationId, query, sort, epoch]);
  const places = useKeyed(key, () => new Map<string, number>());
  const gone = useKeyed(key, () => new Map<string, number>());
  const [leftNow, setLeft] = useState({ key, count: 0 });

  const count = useQuery({
    queryKey: [...key, "count"],
    queryFn: ({ signal }) => fetchJson<{ rows: number }>(`/api/generations/${generationId}/review/count?${query}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const wanted = Array.from({ length: pages.last - pages.first + 1 }, (_, index) => pages.first + index);
  const results = useQueries({
    queries: wanted.map((page) => ({
      queryKey: [...key, page],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const start = page * PAGE;
        const before = [...gone.values()].filter((place) => place < start).length;
        const parameters = new URLSearchParams(query);
        for (const [name, value] of Object.entries({ sort, offset: start - before, limit: PAGE })) parameters.set(name, String(value));
        const { rows } = await fetchJson<{ rows: ReviewRow[] }>(`/api/generations/${generationId}/review?${parameters}`, signal);
        for (const [index, row] of rows.entries()) places.set(row.id, start + index);
        return rows;
      },
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
    })),
  });

  // Only what is read of a result is watched: without this a page that arrives would not be drawn. The rows themselves are
  // taken from the cache, which knows a change at once, also within work that began before it.
  const loading = results.filter(({ data }) => data === undefined).length > 0;
  const rowAt = (place: number) => client.getQueryData<ReviewRow[]>([...key, Math.floor(place / PAGE)])?.[place % PAGE];
  const look = useCallback((from: number, to: number) => {
    const [first, last] = [Math.floor(Math.max(0, from) / PAGE), Math.floor(Math.max(0, to) / PAGE)];
    setPages((now) => (now.first === first && now.last === last ? now : { first, last }));
  }, []);
  const placeOf = (rowId: string) => places.get(rowId);
  const latest = (rowId: string) => {
    const place = places.get(rowId);
    return place === undefined ? undefined : rowAt(place);
  };
  return {
    total: count.data?.rows ?? null,
    left: leftNow.key === key ? leftNow.count : 0,
    ...{ loading, rowAt, placeOf, latest, look },
    patch(rowId, change) {
      const place = places.get(rowId);
      if (place === undefined) return;
      client.setQueryData<ReviewRow[]>([...key, Math.floor(place / PAGE)], (rows) =>
        rows?.map((row) => {
          if (row.id !== rowId) return row;
          const changed = change(row);
          if (isShown(filter, changed)) gone.delete(rowId);
          else gone.set(rowId, place);
          return changed;
        }),
      );
      setLeft({ key, count: gone.size });
    },
    refresh: useCallback(() => setEpoch((now) => now + 1), []),
    error: results.find(({ error }) => error)?.error ?? count.error,
  };
}

/** A value of its own for each key; that of another key is forgotten. */
function useKeyed<Value>(key: object, make: () => Value): Value {
  const held = useRef<{ key: object; value: Value } | null>(null);
  if (held.current?.key !== key) held.current = { key, value: make() };
  return held.current.value;
}
