"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { FixAssistAnswers, FixAssistRequest } from "./assist-api.ts";

export type FixAssistState<Answer> =
  | { kind: "idle" }
  | { kind: "running" }
  | { kind: "done"; answer: Answer }
  | { kind: "failed"; message: string };

const UNREACHABLE = "The studio cannot be reached. Check your connection to it and try again.";

/** Asks the server for one kind of help. A new request cancels the one before; so do `reset` and the component's end. */
export function useFixAssist<T extends FixAssistRequest["task"]>(datasetId: string, task: T) {
  const [state, setState] = useState<FixAssistState<FixAssistAnswers[T]>>({ kind: "idle" });
  const current = useRef<AbortController>(null);

  const reset = useCallback(() => {
    current.current?.abort();
    setState({ kind: "idle" });
  }, []);
  useEffect(() => () => current.current?.abort(), []);

  const run = useCallback(
    async (input: Omit<Extract<FixAssistRequest, { task: T }>, "task">) => {
      current.current?.abort();
      const abort = new AbortController();
      current.current = abort;
      setState({ kind: "running" });
      const next = await ask<FixAssistAnswers[T]>(datasetId, { ...input, task }, abort.signal);
      if (!abort.signal.aborted) setState(next);
    },
    [datasetId, task],
  );

  return { state, run, reset };
}

async function ask<Answer>(datasetId: string, request: object, signal: AbortSignal): Promise<FixAssistState<Answer>> {
  try {
    const response = await fetch(`/generations/${datasetId}/fixes/new/assist`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
      signal,
    });
    const body = await response.json();
    return response.ok ? { kind: "done", answer: body } : { kind: "failed", message: body.error.message };
  } catch {
    return { kind: "failed", message: UNREACHABLE };
  }
}
