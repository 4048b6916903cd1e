"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ExportPreview } from "@/lib/export/preview.ts";
import type { ExportSettings } from "@/lib/export/settings.ts";

const TYPING_PAUSE_MS = 300;

/** What an export with these settings would be; the last one stays in sight until the next is there. */
export function usePreview(id: string, settings: ExportSettings, fits: boolean) {
  const body = useSettled(JSON.stringify(settings));
  const { data, error, isPlaceholderData, isFetching } = useQuery({
    queryKey: ["export-preview", id, body],
    queryFn: ({ signal }) => fetchPreview(id, body, signal),
    placeholderData: keepPreviousData,
    enabled: fits,
    retry: false,
  });
  return { preview: data ?? null, failure: error && !isFetching ? error.message : null, stale: isPlaceholderData || isFetching };
}

async function fetchPreview(id: string, body: string, signal: AbortSignal): Promise<ExportPreview> {
  const response = await fetch(`/api/generations/${id}/export-preview`, {
    ...{ method: "POST", body, signal, cache: "no-store" },
    headers: { "content-type": "application/json", accept: "application/json" },
  });
  if (response.ok) return response.json();
  const answer: { error?: { message?: string } } = await response.json().catch(() => ({}));
  throw new Error(answer.error?.message ?? `The server answered ${response.status}. Reload the page.`);
}

/** The value, once it has stayed the same for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
