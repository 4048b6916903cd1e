"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import type { UserFile } from "@/lib/files/files.ts";
import type { FileFormat } from "@/lib/files/formats.ts";

/** A file as a route handler gives it. */
export type LibraryFile = Omit<UserFile, "createdAt" | "updatedAt"> & { createdAt: string; updatedAt: string };
interface LibraryPage {
  items: LibraryFile[];
  total: number;
}

const POLL_MS = 1_500;

/** The files with these ids, kept up to date while one of them is being read. Those that are gone are missing. */
export function usePickedFiles(ids: readonly string[]) {
  const { data, error, isPending, isPlaceholderData } = useQuery({
    queryKey: ["files", "picked", ...ids],
    queryFn: ({ signal }) => fetchJson<LibraryPage>(`/api/files?ids=${ids.join(",")}`, signal),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => status === "queued" || status === "reading") ? POLL_MS : false),
  });
  return { files: data?.items ?? [], error: error?.message ?? "", pending: ids.length > 0 && (isPending || isPlaceholderData) };
}

/** One page of the library's files of these formats, by name. */
export function useLibrary(formats: readonly FileFormat[], search: string, page: number) {
  const parameters = new URLSearchParams({ formats: formats.join(","), q: search, page: String(page) });
  const { data, error } = useQuery({
    queryKey: ["files", "library", String(parameters)],
    queryFn: ({ signal }) => fetchJson<LibraryPage>(`/api/files?${parameters}`, signal),
    placeholderData: keepPreviousData,
  });
  return { page: data, error: error?.message ?? "" };
}
