import type { ReactNode } from "react";
import { ClickableRows } from "@/components/generations/clickable-rows.tsx";
import type { WorkflowView } from "@/lib/workflows/describe-workflow.ts";
import { WorkflowRow } from "./workflow-row.tsx";

interface WorkflowTableProps {
  items: readonly WorkflowView[];
  showOwner: boolean;
  now: Date;
  actionsFor: (item: WorkflowView) => ReactNode;
}

const HEAD = "px-2 py-2 text-left font-medium";

/** The list: a table, or cards where a table does not fit. */
export function WorkflowTable({ items, showOwner, now, actionsFor }: WorkflowTableProps) {
  return (
    <table className="block w-full transition-opacity group-has-[form[data-pending]]/list:opacity-60 text-[0.8125rem] @4xl:table @4xl:table-fixed @4xl:border-separate @4xl:border-spacing-0">
      <caption className="sr-only">Workflows</caption>
      <thead className="hidden text-soft text-xs @4xl:table-header-group [&_th]:border-b">
        <tr>
          <th scope="col" className={`${HEAD} pl-4`}>
            Name, tags
          </th>
          <th scope="col" className={`${HEAD} w-38`}>
            Status
          </th>
          <th scope="col" className={`${HEAD} w-[18%]`}>
            Model
          </th>
          <th scope="col" className={`${HEAD} w-22 text-right`}>
            Samples
          </th>
          <th scope="col" className={`${HEAD} w-18 text-right`}>
            Tasks
          </th>
          <th scope="col" className={`${HEAD} w-22 text-right`}>
            Cost
          </th>
          {showOwner && (
            <th scope="col" className={`${HEAD} w-[11%]`}>
              Who
            </th>
          )}
          <th scope="col" className={`${HEAD} w-31`}>
            When
          </th>
          <th scope="col" className="w-13">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <ClickableRows className="grid gap-3 @4xl:table-row-group @4xl:[&>tr:not(:last-child)>td]:border-b">
        {items.map((item) => (
          <WorkflowRow key={item.id} item={item} now={now} showOwner={showOwner} actions={actionsFor(item)} />
        ))}
      </ClickableRows>
    </table>
  );
}
