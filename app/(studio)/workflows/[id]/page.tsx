import { Pencil } from "lucide-react";
import type { Metadata } from "next";
import { cache } from "react";
import { AutoRefresh } from "@/components/generations/auto-refresh.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Page } from "@/components/ui/page.tsx";
import { GenerateSection } from "@/components/workflows/generate/generate-section.tsx";
import { SampleSection } from "@/components/workflows/sample/sample-section.tsx";
import { TaskList } from "@/components/workflows/task-list.tsx";
import { WorkflowFacts } from "@/components/workflows/workflow-facts.tsx";
import { WorkflowMenu } from "@/components/workflows/workflow-menu.tsx";
import { canChange } from "@/lib/accounts/actor.ts";
import { listConnections } from "@/lib/connections/connections.ts";
import { listExamples } from "@/lib/workflows/examples.ts";
import { listPrompts } from "@/lib/workflows/prompts.ts";
import { workflowStatus } from "@/lib/workflows/workflow-status.ts";
import { getWorkflow } from "@/lib/workflows/workflows.ts";
import { load, pageUser } from "../../../server.ts";
import { deleteWorkflowAction, duplicateWorkflowAction, labelExampleAction } from "../actions.ts";

interface WorkflowPageProps {
  params: Promise<{ id: string }>;
}

const findWorkflow = cache(async (id: string) => load(getWorkflow(await pageUser(), id)));

export async function generateMetadata({ params }: WorkflowPageProps): Promise<Metadata> {
  return { title: (await findWorkflow((await params).id)).workflow_name };
}

export default async function WorkflowPage({ params }: WorkflowPageProps) {
  const user = await pageUser();
  const workflow = await findWorkflow((await params).id);
  const { id, workflow_name: name } = workflow;
  const [examples, prompts, progress, connections] = await Promise.all([
    listExamples(user, id),
    listPrompts(user, id),
    workflowStatus(user, id),
    listConnections(user),
  ]);
  const mayChange = canChange(user);
  return (
    <Page
      title={name}
      back={<BackLink href="/workflows" label="All workflows" />}
      actions={
        mayChange && (
          <>
            <ButtonLink href={`/workflows/${id}/edit`}>
              <Pencil aria-hidden /> Edit
            </ButtonLink>
            <WorkflowMenu
              id={id}
              name={name}
              actions={{ duplicate: duplicateWorkflowAction, remove: deleteWorkflowAction }}
              next="/workflows"
            />
          </>
        )
      }
    >
      <WorkflowFacts workflow={workflow} connection={connections.find((own) => own.id === workflow.connection_id)?.name ?? null} />
      <SampleSection workflow={workflow} examples={examples} prompts={prompts} mayChange={mayChange} label={labelExampleAction} />
      {mayChange && <GenerateSection workflowId={id} totalExamples={workflow.total_examples} sampled={examples.length > 0} />}
      <TaskList tasks={progress.tasks} />
      {progress.status === "GENERATION" && <AutoRefresh />}
    </Page>
  );
}
