"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import type { EarlierExport } from "@/lib/export/stored/list-exports.ts";

const ACTIVE_MS = 1_000;
/** A browser may take a moment to come for what was begun. */
const BEGUN_MS = 6_000;

/** A dataset's exports, asked for every second while one is being made, and for a while after one was begun. */
export function useExports(id: string, initial: EarlierExport[]): { exports: EarlierExport[]; offline: boolean } {
  const { data, isError } = useQuery({
    queryKey: ["exports", id],
    queryFn: ({ signal }) => fetchJson<EarlierExport[]>(`/api/generations/${id}/exports`, signal),
    initialData: initial,
    staleTime: ACTIVE_MS,
    refetchInterval: ({ state }) => {
      const active = (state.data ?? initial).some(({ status }) => status === "preparing" || status === "writing");
      return active || (state.dataUpdateCount > 0 && Date.now() < begunUntil) ? ACTIVE_MS : false;
    },
  });
  return { exports: data, offline: isError };
}

let begunUntil = 0;

/** Has the list be looked at for a while: an export was begun. */
export function expectExport(): void {
  begunUntil = Date.now() + BEGUN_MS;
}
