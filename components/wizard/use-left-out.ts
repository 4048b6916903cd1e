"use client";

import { useEffect } from "react";
import type { LeftOut } from "@/lib/connections/learnt-models.ts";
import { useWizard } from "./draft-context.tsx";
import { useAssist } from "./use-assist.ts";

const NONE: readonly LeftOut[] = [];

/** The settings that the chosen model is known not to take; none until that is known. */
export function useLeftOut(): readonly LeftOut[] {
  const { store } = useWizard();
  const { connectionId, modelId } = store.view.draft.configure;
  const { state, run } = useAssist("left-out");
  useEffect(() => {
    if (connectionId !== null && modelId.trim() !== "") void run({ connectionId, modelId });
  }, [connectionId, modelId, run]);
  return state.kind === "done" ? state.answer : NONE;
}
