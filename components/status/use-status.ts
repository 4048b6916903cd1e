"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import type { PublicHealth } from "@/lib/health/service.ts";
import type { Status } from "@/lib/health/status.ts";

const EVERY_MS = 5_000;
/** Longer than the server takes over it when everything hangs. */
const TIMEOUT_MS = 8_000;
const KEY = ["status"];

/**
 * The status, asked for every 5 s while the page is in sight. Without the database nobody knows who asks: then it is what
 * everybody may know. `isSilent`: the web server itself does not answer, and this is what it said last.
 */
export function useStatus(): { status: Status | undefined; isSilent: boolean } {
  const client = useQueryClient();
  const { data, isError } = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      const bounded = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
      try {
        return await fetchJson<Status>("/api/status", bounded);
      } catch {
        return readPublic(AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]), client.getQueryData<Status>(KEY));
      }
    },
    refetchInterval: EVERY_MS,
    retry: false,
  });
  return { status: data, isSilent: isError };
}

/** Answers 503 when something essential is missing, with the same body. */
async function readPublic(signal: AbortSignal, known: Status | undefined): Promise<Status> {
  const response = await fetch("/health", { signal, cache: "no-store" });
  const { health, upstreamServices }: PublicHealth = await response.json();
  return {
    health,
    services: upstreamServices.map(({ name, impactMessage, status: { isAvailable }, endpoint = "" }) => {
      const advice = known?.services.find((service) => service.name === name && service.endpoint === endpoint)?.advice ?? "";
      return { name, impactMessage, isAvailable, endpoint, message: "", advice };
    }),
    installation: null,
  };
}
