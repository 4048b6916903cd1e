"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import type { AssistState } from "@/components/wizard/use-assist.ts";
import type { ModelInfo } from "@/lib/inference/types.ts";

/** The models that a connection offers; another connection begins anew. */
export function useModels(connectionId: string) {
  const [state, setState] = useState<AssistState<ModelInfo[]>>({ kind: "idle" });
  const current = useRef<AbortController>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection has another list
  useEffect(() => {
    setState({ kind: "idle" });
    return () => current.current?.abort();
  }, [connectionId]);
  const load = useCallback(async () => {
    current.current?.abort();
    const abort = new AbortController();
    current.current = abort;
    setState({ kind: "running" });
    try {
      const answer = await fetchJson<ModelInfo[]>(`/api/connections/${connectionId}/models`, abort.signal);
      if (!abort.signal.aborted) setState({ kind: "done", answer });
    } catch (error) {
      if (!abort.signal.aborted) setState({ kind: "failed", message: error instanceof Error ? error.message : "It did not answer." });
    }
  }, [connectionId]);
  return { state, load };
}
