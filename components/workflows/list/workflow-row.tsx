import Link from "next/link";
import type { ReactNode } from "react";
import { Cost, Count } from "@/components/generations/number.tsx";
import { Cell } from "@/components/generations/row-cell.tsx";
import { When } from "@/components/generations/when.tsx";
import type { WorkflowView } from "@/lib/workflows/describe-workflow.ts";
import { TagList } from "../tag-list.tsx";
import { WorkflowBadge } from "../workflow-badge.tsx";

interface WorkflowRowProps {
  item: WorkflowView;
  now: Date;
  showOwner: boolean;
  actions: ReactNode;
}

/** One workflow: a row of the table, and on a narrow screen a card whose cells carry their own labels. */
export function WorkflowRow({ item, now, showOwner, actions }: WorkflowRowProps) {
  const href = `/workflows/${item.id}`;
  return (
    <tr
      data-href={href}
      className="relative grid cursor-pointer grid-cols-2 gap-x-4 gap-y-3 rounded-xl border p-4 hover:bg-surface @4xl:table-row @4xl:static @4xl:rounded-none"
    >
      <Cell className="col-span-2 flex flex-col gap-1.5 pr-12 @4xl:table-cell @4xl:pr-2 @4xl:pl-4">
        <Link href={href} prefetch={false} title={item.workflow_name} className="line-clamp-2 break-words font-medium hover:underline">
          {item.workflow_name}
        </Link>
        <div className="@4xl:mt-1.5">
          <TagList tags={item.tags} />
        </div>
      </Cell>
      <Cell className="col-span-2">
        <WorkflowBadge status={item.status} />
      </Cell>
      <Cell label="Model">
        <span className="block truncate" title={item.llm_model}>
          {item.llm_model}
        </span>
      </Cell>
      <Cell label="Samples" right>
        <Count value={item.examples} />
      </Cell>
      <Cell label="Tasks" right>
        <Count value={item.tasks} />
      </Cell>
      <Cell label="Cost" right>
        <Cost dollars={item.workflow_cost} />
      </Cell>
      {showOwner && (
        <Cell label="Who">
          <span className="block truncate">{item.owner.name}</span>
        </Cell>
      )}
      <Cell label="When" className="whitespace-nowrap text-soft">
        <When date={new Date(item.created_at)} now={now} />
      </Cell>
      <td className="absolute top-3 right-3 @4xl:static @4xl:px-2 @4xl:py-1 @4xl:text-right @4xl:align-top">{actions}</td>
    </tr>
  );
}
