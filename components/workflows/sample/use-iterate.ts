"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { PublicError } from "@/lib/errors.ts";
import type { IterateBody } from "@/lib/workflows/forms.ts";
import type { Iteration } from "@/lib/workflows/iterate.ts";
import { postJson } from "../post-json.ts";

export type IterateState =
  | { kind: "idle" }
  | { kind: "running" }
  | { kind: "done"; iteration: Iteration }
  | { kind: "failed"; error: PublicError };

/** Makes a sample; `cancel` ends the calls to the model. */
export function useIterate(workflowId: string) {
  const [state, setState] = useState<IterateState>({ kind: "idle" });
  const current = useRef<AbortController>(null);
  useEffect(() => () => current.current?.abort(), []);
  const cancel = useCallback(() => {
    current.current?.abort();
    setState({ kind: "idle" });
  }, []);
  const run = useCallback(
    async (body: Partial<IterateBody>): Promise<boolean> => {
      current.current?.abort();
      const abort = new AbortController();
      current.current = abort;
      setState({ kind: "running" });
      const outcome = await postJson<Iteration>(`/api/workflows/${workflowId}/iterate`, body, abort.signal);
      if (abort.signal.aborted) return false;
      setState(outcome.ok ? { kind: "done", iteration: outcome.value } : { kind: "failed", error: outcome.error });
      return outcome.ok;
    },
    [workflowId],
  );
  return { state, run, cancel };
}
