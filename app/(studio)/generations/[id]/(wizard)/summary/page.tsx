import type { Metadata } from "next";
import { SummaryStep } from "@/components/wizard/summary/summary-step.tsx";
import { listConnections } from "@/lib/connections/connections.ts";
import { saveTemplateAction } from "../../../../templates/actions.ts";
import { startGenerationAction } from "../actions.ts";
import { wizardDraft } from "../wizard-draft.ts";

export const metadata: Metadata = { title: "Summary" };

export default async function SummaryPage({ params }: { params: Promise<{ id: string }> }) {
  const { user } = await wizardDraft((await params).id);
  const connections = await listConnections(user);
  return (
    <SummaryStep
      connectionNames={Object.fromEntries(connections.map(({ id, name }) => [id, name]))}
      owner={user.role === "owner"}
      start={startGenerationAction}
      saveTemplate={saveTemplateAction}
    />
  );
}
