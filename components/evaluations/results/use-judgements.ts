"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import type { EvaluationResults } from "@/lib/evaluation/results.ts";
import { type JudgementsAddress, judgementsHref, parseJudgementsAddress } from "./address.ts";
import type { FullJudgement, JudgementPage } from "./judgement-view.ts";

const RESULTS_MS = 3_000;

/** The address of the judgements, and a way to change it that asks nothing of the server. */
export function useJudgementsAddress(): [JudgementsAddress, (change: Partial<JudgementsAddress>) => void] {
  const parameters = useSearchParams();
  const path = usePathname();
  const address = useMemo(() => parseJudgementsAddress(parameters), [parameters]);
  const go = useCallback(
    (change: Partial<JudgementsAddress>) => {
      const now = parseJudgementsAddress(new URLSearchParams(window.location.search));
      window.history.replaceState(null, "", `${path}${judgementsHref({ ...now, ...change })}`);
    },
    [path],
  );
  return [address, go];
}

/** The results, brought up to date while rows are being judged, and once more when it has ended. */
export function useResults(id: string, ended: boolean, initial: EvaluationResults): EvaluationResults {
  const { data } = useQuery({
    queryKey: ["results", id, ended],
    queryFn: ({ signal }) => fetchJson<EvaluationResults>(`/api/evaluations/${id}/results`, signal),
    placeholderData: (before) => before ?? initial,
    refetchInterval: ended ? false : RESULTS_MS,
  });
  return data ?? initial;
}

/** The judgements under the address, page after page. `judged` is how many there are: with it the list is read again. */
export function useJudgements(id: string, address: JudgementsAddress, judged: number) {
  const query = judgementsHref({ ...address, open: null });
  return useInfiniteQuery({
    queryKey: ["judgements", id, query, judged],
    queryFn: ({ signal, pageParam }) => {
      const parameters = new URLSearchParams(query.slice(1));
      if (pageParam) parameters.set("cursor", pageParam);
      return fetchJson<JudgementPage>(`/api/evaluations/${id}/judgements?${parameters}`, signal);
    },
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** One judgement in full. */
export function useJudgement(id: string, rowId: string) {
  return useQuery({
    queryKey: ["judgement", id, rowId],
    queryFn: ({ signal }) => fetchJson<FullJudgement>(`/api/evaluations/${id}/judgements/${rowId}`, signal),
    placeholderData: keepPreviousData,
  });
}
