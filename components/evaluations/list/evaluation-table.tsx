import type { ReactNode } from "react";
import { ClickableRows } from "@/components/generations/clickable-rows.tsx";
import { SortHeading } from "@/components/ui/sort-heading.tsx";
import type { EvaluationListItem, EvaluationSort } from "@/lib/evaluation/list.ts";
import { type EvaluationsAddress, sortHref } from "./address.ts";
import { EvaluationRow } from "./evaluation-row.tsx";

/** The list: a table, or cards where a table does not fit. */
export function EvaluationTable({
  items,
  address,
  showOwner,
  now,
  actionsFor,
}: {
  items: readonly EvaluationListItem[];
  address: EvaluationsAddress;
  showOwner: boolean;
  now: Date;
  actionsFor: (item: EvaluationListItem) => ReactNode;
}) {
  const sortBy = (sort: EvaluationSort) => ({ sorted: address.sort === sort ? address.direction : null, href: sortHref(address, sort) });
  return (
    <table className="block w-full transition-opacity group-has-[form[data-pending]]/list:opacity-60 text-[0.8125rem] @4xl:table @4xl:table-fixed @4xl:border-separate @4xl:border-spacing-0">
      <caption className="sr-only">Evaluations</caption>
      <thead className="hidden text-soft text-xs @4xl:table-header-group [&_th]:border-b">
        <tr>
          <SortHeading {...sortBy("name")} label="Name, dataset" />
          <SortHeading {...sortBy("status")} label="Status" className="w-33" />
          <SortHeading {...sortBy("judge")} label="Judge" className="w-[16%]" />
          <SortHeading {...sortBy("rubric")} label="Rubric" className="w-[15%]" />
          <SortHeading {...sortBy("score")} label="Score" right className="w-16" />
          <SortHeading {...sortBy("rows")} label="Rows" right className="w-25" />
          {showOwner && <SortHeading {...sortBy("owner")} label="Who" className="hidden w-[10%] @6xl:table-cell" />}
          <SortHeading {...sortBy("created")} label="When" className="w-31" />
          <th scope="col" className="w-13">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <ClickableRows className="grid gap-3 @4xl:table-row-group @4xl:[&>tr:not(:last-child)>td]:border-b">
        {items.map((item) => (
          <EvaluationRow key={item.id} item={item} now={now} showOwner={showOwner} actions={actionsFor(item)} />
        ))}
      </ClickableRows>
    </table>
  );
}
