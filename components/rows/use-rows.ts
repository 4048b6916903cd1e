"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { FIRST_ROWS, PAGE_SIZE, type RowsAddress, type RowsView, rowsQuery } from "./address.ts";
import { fetchJson } from "./fetch-json.ts";
import type { FullRow, RowSummary, RowsPage } from "./types.ts";

/** What the server had read already when it sent the page. */
export interface FirstRows {
  query: string;
  page: RowsPage;
}

/**
 * One page of rows. A page that is not full yet fills up while rows arrive (`total` is the live count); what is shown
 * already never moves. Newest rows first stay as they were read, until the reader asks for the new ones.
 */
export function useRows(generationId: string, address: RowsAddress, total: number, first: FirstRows) {
  const query = rowsQuery({ ...address, page: 1, open: null });
  const result = useQuery({
    queryKey: ["rows", generationId, query],
    queryFn: ({ signal }) => fetchJson<RowsPage>(`/api/generations/${generationId}/rows${query}`, signal),
    ...(query === first.query && { initialData: first.page }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const { data, isFetching, refetch } = result;
  const growing = address.order === "first" && data !== undefined && data.rows.length < PAGE_SIZE && data.total < total;
  useEffect(() => {
    if (growing && !isFetching) void refetch();
  }, [growing, isFetching, refetch]);
  return result;
}

/** A row in full; where the table has all of it, nothing is asked. */
export function useFullRow(generationId: string, view: RowsView, id: string, summary: RowSummary | undefined) {
  return useQuery({
    queryKey: ["row", generationId, view, id],
    queryFn: ({ signal }) => fetchJson<FullRow>(`/api/generations/${generationId}/rows/${id}${rowsQuery({ ...FIRST_ROWS, view })}`, signal),
    ...(summary && !summary.clipped && { initialData: summary }),
    // While the next row is on its way, the one before stays.
    placeholderData: (before) => summary ?? before,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
