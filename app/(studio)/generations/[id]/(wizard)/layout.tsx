import type { ReactNode } from "react";
import { Wizard } from "@/components/wizard/wizard.tsx";
import { loadDraftAction, saveDraftAction } from "./actions.ts";
import { wizardDraft } from "./wizard-draft.ts";

export default async function WizardLayout({ params, children }: { params: Promise<{ id: string }>; children: ReactNode }) {
  const { id } = await params;
  const { draft, revision } = await wizardDraft(id);
  return (
    <Wizard id={id} saved={{ draft, revision }} saveDraft={saveDraftAction} loadDraft={loadDraftAction}>
      {children}
    </Wizard>
  );
}
