"use client";

import { useEffect } from "react";
import type { WizardFile } from "./assist-api.ts";
import { useDraftView } from "./draft-context.tsx";
import { useAssist } from "./use-assist.ts";

/** How often files that are still being read are looked at. In milliseconds. */
const LOOK_MS = 2_000;

/** The files that the draft is made from, in order; null as long as they are not known. */
export function useSourceFiles(): { files: readonly WizardFile[] | null; error: string } {
  const { fileIds } = useDraftView().draft.configure;
  const { state, run } = useAssist("source-files");
  const wanted = fileIds.join();
  const waiting = state.kind === "done" && state.answer.some(({ status }) => status !== "ready" && status !== "failed");
  useEffect(() => {
    if (wanted !== "") void run({ fileIds: wanted.split(",") });
  }, [wanted, run]);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => void run({ fileIds: wanted.split(",") }), LOOK_MS);
    return () => clearTimeout(timer);
  }, [waiting, wanted, run]);
  if (wanted === "") return { files: [], error: "" };
  return { files: state.kind === "done" ? state.answer : null, error: state.kind === "failed" ? state.message : "" };
}
