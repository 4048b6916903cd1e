"use client";

import type { ReactNode } from "react";
import type { Outcome } from "@/lib/errors.ts";
import type { Draft, Step } from "@/lib/generation/config.ts";
import { DraftProvider } from "./draft-context.tsx";
import type { SavedDraft } from "./draft-store.ts";
import { WizardFrame } from "./frame.tsx";

/** One changed step, as the save action takes it. */
export type ChangedStep = { [S in Step]: { id: string; revision: number; step: S; values: Draft[S] } }[Step];

/** The four steps' common frame and the draft that they share. It stays while one moves between the steps. */
export function Wizard({
  id,
  saved,
  saveDraft,
  loadDraft,
  children,
}: {
  id: string;
  saved: SavedDraft;
  saveDraft: (change: ChangedStep) => Promise<Outcome<number>>;
  loadDraft: (id: string) => Promise<Outcome<SavedDraft>>;
  children: ReactNode;
}) {
  const server = {
    save: (step: Step, draft: Draft, revision: number) => saveDraft(changedStep(id, step, draft, revision)),
    load: () => loadDraft(id),
  };
  return (
    <DraftProvider key={id} id={id} saved={saved} server={server}>
      <WizardFrame>{children}</WizardFrame>
    </DraftProvider>
  );
}

/** Spelled out, so that the compiler sees each step with its own values. */
function changedStep(id: string, step: Step, draft: Draft, revision: number): ChangedStep {
  const base = { id, revision };
  switch (step) {
    case "configure":
      return { ...base, step, values: draft.configure };
    case "prompt":
      return { ...base, step, values: draft.prompt };
    case "examples":
      return { ...base, step, values: draft.examples };
    case "summary":
      return { ...base, step, values: draft.summary };
  }
}
