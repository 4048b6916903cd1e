"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import { ENDED } from "@/lib/generation/status.ts";
import type { ProgressView } from "./types.ts";

const ACTIVE_MS = 1_000;
const PAUSED_MS = 2_000;

/** The generation's progress, asked for once a second while it is being made, slower while it is paused, and no more when it has ended. */
export function useProgress(id: string, initial: ProgressView): { progress: ProgressView; offline: boolean } {
  const { data, isError } = useQuery({
    queryKey: ["progress", id],
    queryFn: ({ signal }) => fetchJson<ProgressView>(`/api/generations/${id}/progress`, signal),
    initialData: initial,
    refetchInterval: (query) => intervalFor(query.state.data ?? initial),
  });
  return { progress: data, offline: isError };
}

function intervalFor({ status, inFlight }: ProgressView): number | false {
  if (ENDED.includes(status)) return false;
  // Requests in flight at a pause still bring their pairs.
  return status === "paused" && inFlight === 0 ? PAUSED_MS : ACTIVE_MS;
}
