"use client";

import { useEffect, useState } from "react";
import type { GenerateBody } from "@/lib/workflows/forms.ts";
import { postJson } from "../post-json.ts";

interface TaskEstimate {
  rows: number;
  prompts: number;
  /** US dollars; null when the price is not known. */
  expected_cost: number | null;
}

const TYPING_PAUSE_MS = 400;

/** What a task would make and cost; null while it is reckoned, or the reason why it cannot be. */
export function useEstimate(
  workflowId: string,
  body: Omit<GenerateBody, "task_id"> | null,
): { estimate: TaskEstimate | null; error: string } {
  const [state, setState] = useState<{ for: string; estimate: TaskEstimate | null; error: string }>({ for: "", estimate: null, error: "" });
  const asked = body === null ? "" : JSON.stringify(body);
  useEffect(() => {
    if (asked === "") return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const outcome = await postJson<TaskEstimate>(`/api/workflows/${workflowId}/estimate`, JSON.parse(asked), abort.signal);
      if (abort.signal.aborted) return;
      setState(
        outcome.ok ? { for: asked, estimate: outcome.value, error: "" } : { for: asked, estimate: null, error: outcome.error.message },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [workflowId, asked]);
  return state.for === asked ? state : { estimate: null, error: "" };
}
