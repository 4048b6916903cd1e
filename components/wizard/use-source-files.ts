"use client";

import { useCallback, useEffect, useState } from "react";
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
  /** What was read last stays while it is looked at again. */
  const [known, setKnown] = useState<{ wanted: string; files: WizardFile[] } | null>(null);
  const look = useCallback(async () => {
    const files = wanted === "" ? null : await run({ fileIds: wanted.split(",") });
    if (files) setKnown({ wanted, files });
  }, [wanted, run]);
  useEffect(() => void look(), [look]);
  useEffect(() => {
    if (!known?.files.some(({ status }) => status !== "ready" && status !== "failed")) return;
    const timer = setTimeout(look, LOOK_MS);
    return () => clearTimeout(timer);
  }, [known, look]);
  if (wanted === "") return { files: [], error: "" };
  return { files: known?.wanted === wanted ? known.files : null, error: state.kind === "failed" ? state.message : "" };
}
