import type { Metadata } from "next";
import { ConfigureStep } from "@/components/wizard/configure/configure-step.tsx";
import { listConnections } from "@/lib/connections/connections.ts";
import { DEMO_MODEL } from "@/lib/inference/demo/models.ts";
import { wizardDraft } from "../wizard-draft.ts";

export const metadata: Metadata = { title: "Configure" };

export default async function ConfigurePage({ params }: { params: Promise<{ id: string }> }) {
  const { user } = await wizardDraft((await params).id);
  const connections = (await listConnections(user)).map(({ id, name, provider }) => ({ id, name, provider }));
  return <ConfigureStep connections={connections} demoModelId={DEMO_MODEL} mayConnect={user.role === "owner"} />;
}
