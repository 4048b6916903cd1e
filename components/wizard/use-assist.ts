"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Outcome } from "@/lib/errors.ts";
import type { AssistAnswers, AssistRequest, Task } from "./assist-api.ts";
import { useWizard } from "./draft-context.tsx";

export type AssistState<Answer> =
  | { kind: "idle" }
  | { kind: "running" }
  | { kind: "done"; answer: Answer }
  | { kind: "failed"; message: string };

/** These look at the draft as it is stored. */
const READS_DRAFT: readonly Task[] = [
  ...(["preview", "try", "seeds", "expand", "values", "prompt", "versions", "import-examples", "estimate", "chunks"] as const),
];

/**
 * Asks the server for one kind of help. A new request cancels the one before; so do `reset` and the component's end,
 * and with it the call to the model. `run` gives the answer back, or null when it failed or was cancelled.
 */
export function useAssist<T extends Task>(task: T) {
  const { id, store } = useWizard();
  const [state, setState] = useState<AssistState<AssistAnswers[T]>>({ kind: "idle" });
  const current = useRef<AbortController>(null);

  const reset = useCallback(() => {
    current.current?.abort();
    setState({ kind: "idle" });
  }, []);
  useEffect(() => () => current.current?.abort(), []);

  const run = useCallback(
    async (input: Omit<Extract<AssistRequest, { task: T }>, "task">): Promise<AssistAnswers[T] | null> => {
      current.current?.abort();
      const abort = new AbortController();
      current.current = abort;
      setState({ kind: "running" });
      const outcome: Outcome<AssistAnswers[T]> =
        READS_DRAFT.includes(task) && !(await store.flush()) ? NOT_SAVED : await ask(id, { ...input, task }, abort.signal);
      if (abort.signal.aborted) return null;
      setState(outcome.ok ? { kind: "done", answer: outcome.value } : { kind: "failed", message: outcome.error.message });
      return outcome.ok ? outcome.value : null;
    },
    [id, store, task],
  );

  return { state, run, reset };
}

const NOT_SAVED: Outcome<never> = {
  ok: false,
  error: {
    code: "conflict:unsaved",
    message: "Your last changes are not saved yet; see the bar at the bottom of the page. Then try again.",
  },
};

const UNREACHABLE: Outcome<never> = {
  ok: false,
  error: { code: "unavailable:server", message: "The studio cannot be reached. Check your connection to it and try again." },
};

// Not server actions: the router runs those one after another, so that a slow model would hold up saving and moving
// on; and they cannot be cancelled.
async function ask<Answer>(id: string, request: object, signal: AbortSignal): Promise<Outcome<Answer>> {
  try {
    const response = await fetch(`/generations/${id}/assist`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
      signal,
    });
    const body = await response.json();
    return response.ok ? { ok: true, value: body } : { ok: false, error: body.error };
  } catch {
    return UNREACHABLE;
  }
}
