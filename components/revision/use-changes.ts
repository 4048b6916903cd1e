"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import type { ChangesPage } from "@/lib/revision/changes.ts";
import type { Shown } from "@/lib/revision/decision.ts";

/** A page of a revision's rows. It is asked for again when it is refreshed, not by itself: what a person reads stays in its place. */
export function useChanges(datasetId: string, run: string, shown: Shown, after: number) {
  const client = useQueryClient();
  const { data, error, isFetching } = useQuery({
    queryKey: ["changes", run, shown, after],
    queryFn: ({ signal }) =>
      fetchJson<ChangesPage>(`/api/generations/${datasetId}/fixes/${run}/changes?show=${shown}&after=${after}`, signal),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const refresh = () => client.invalidateQueries({ queryKey: ["changes", run] });
  return { page: data, error: error?.message ?? "", loading: isFetching, refresh };
}
