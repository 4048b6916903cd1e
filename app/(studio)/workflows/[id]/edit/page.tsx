import type { Metadata } from "next";
import { BackLink } from "@/components/ui/back-link.tsx";
import { Page } from "@/components/ui/page.tsx";
import { workflowStateOf } from "@/components/workflows/form/form-state.ts";
import { WorkflowForm } from "@/components/workflows/form/workflow-form.tsx";
import { listConnections } from "@/lib/connections/connections.ts";
import { DEMO_MODEL } from "@/lib/inference/demo/models.ts";
import { listConfigs } from "@/lib/workflows/configs.ts";
import { getWorkflow } from "@/lib/workflows/workflows.ts";
import { load, pageChanger } from "../../../../server.ts";
import { createWorkflowAction, updateWorkflowAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Edit workflow" };

export default async function EditWorkflowPage({ params }: { params: Promise<{ id: string }> }) {
  const user = await pageChanger();
  const workflow = await load(getWorkflow(user, (await params).id));
  const [configs, known] = await Promise.all([listConfigs(user), listConnections(user)]);
  return (
    <Page
      title={`Edit “${workflow.workflow_name}”`}
      description="What is being generated now stays as it is."
      back={<BackLink href={`/workflows/${workflow.id}`} label="Back to the workflow" />}
    >
      <WorkflowForm
        id={workflow.id}
        initial={workflowStateOf(workflow)}
        configs={configs}
        connections={known.map(({ id, name, provider }) => ({ id, name, provider }))}
        demoModelId={DEMO_MODEL}
        mayConnect={user.role === "owner"}
        create={createWorkflowAction}
        update={updateWorkflowAction}
      />
    </Page>
  );
}
