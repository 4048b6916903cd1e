import type { Metadata } from "next";
import { BackLink } from "@/components/ui/back-link.tsx";
import { Page } from "@/components/ui/page.tsx";
import { newWorkflowState } from "@/components/workflows/form/form-state.ts";
import { WorkflowForm } from "@/components/workflows/form/workflow-form.tsx";
import { listConnections } from "@/lib/connections/connections.ts";
import { DEMO_MODEL } from "@/lib/inference/demo/models.ts";
import { listConfigs } from "@/lib/workflows/configs.ts";
import { pageChanger } from "../../../server.ts";
import { createWorkflowAction, updateWorkflowAction } from "../actions.ts";

export const metadata: Metadata = { title: "New workflow" };

/** Looking at this page creates nothing; only the button does. */
export default async function NewWorkflowPage() {
  const user = await pageChanger();
  const [configs, known] = await Promise.all([listConfigs(user), listConnections(user)]);
  const connections = known.map(({ id, name, provider }) => ({ id, name, provider }));
  const first = connections.find(({ provider }) => provider !== "demo") ?? connections[0];
  return (
    <Page
      title="New workflow"
      description="Say what you want. You see a small sample next, before anything large is made."
      back={<BackLink href="/workflows" label="All workflows" />}
    >
      <WorkflowForm
        id={null}
        initial={newWorkflowState(first?.id ?? "", first?.provider === "demo" ? DEMO_MODEL : "", configs)}
        configs={configs}
        connections={connections}
        demoModelId={DEMO_MODEL}
        mayConnect={user.role === "owner"}
        create={createWorkflowAction}
        update={updateWorkflowAction}
      />
    </Page>
  );
}
