import type { ReactNode } from "react";
import { Cost } from "@/components/generations/number.tsx";
import type { WorkflowView } from "@/lib/workflows/describe-workflow.ts";
import { TagList } from "./tag-list.tsx";
import { WorkflowBadge } from "./workflow-badge.tsx";

/** What is to be known of a workflow at a glance. */
export function WorkflowFacts({
  workflow,
  connection,
}: {
  workflow: WorkflowView /** Its name; null when it was deleted. */;
  connection: string | null;
}) {
  const { status, tags, llm_model, config, split, workflow_cost } = workflow;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 rounded-xl border p-5 text-[0.8125rem] sm:grid-cols-3">
      <Fact name="Status">
        <WorkflowBadge status={status} />
      </Fact>
      <Fact name="Model">
        <span className="block truncate" title={llm_model}>
          {llm_model}
        </span>
        <span className={connection === null ? "text-danger" : "text-soft"}>{connection ?? "its connection was deleted"}</span>
      </Fact>
      <Fact name="Cost so far">
        <Cost dollars={workflow_cost} />
      </Fact>
      <Fact name="Config">
        <span className="block truncate" title={config.name}>
          {config.name}
        </span>
        <span className="text-soft">{config.fields.map(({ name }) => name).join(", ")}</span>
      </Fact>
      <Fact name="Split">
        {split[0]} % training, {split[1]} % validation, {split[2]} % test
      </Fact>
      <Fact name="Tags">
        <TagList tags={tags} />
      </Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="mb-1 text-soft text-xs">{name}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
);
