import type { ReactNode } from "react";
import { SortHeading } from "@/components/ui/sort-heading.tsx";
import type { GenerationListItem, ListSort } from "@/lib/generation/list.ts";
import { type ListAddress, sortHref } from "./address.ts";
import { ClickableRows } from "./clickable-rows.tsx";
import { GenerationRow } from "./generation-row.tsx";

/** The list: a table, or cards where a table does not fit. */
export function GenerationTable({
  items,
  address,
  showOwner,
  now,
  actionsFor,
}: {
  items: readonly GenerationListItem[];
  address: ListAddress;
  showOwner: boolean;
  now: Date;
  actionsFor: (item: GenerationListItem) => ReactNode;
}) {
  const sortBy = (sort: ListSort) => ({ sorted: address.sort === sort ? address.direction : null, href: sortHref(address, sort) });
  return (
    <table className="block w-full transition-opacity group-has-[form[data-pending]]/list:opacity-60 text-[0.8125rem] @4xl:table @4xl:table-fixed @4xl:border-separate @4xl:border-spacing-0">
      <caption className="sr-only">Generations</caption>
      <thead className="hidden text-soft text-xs @4xl:table-header-group [&_th]:border-b">
        <tr>
          <SortHeading {...sortBy("name")} label="Name" />
          <SortHeading {...sortBy("status")} label="Status" className="w-33" />
          <SortHeading {...sortBy("model")} label="Model" className="w-[14%]" />
          <SortHeading {...sortBy("template")} label="Template" className="w-[12%]" />
          <SortHeading {...sortBy("seeds")} label="Seeds" right className="hidden w-15 @6xl:table-cell" />
          <SortHeading {...sortBy("pairs")} label="Pairs" right className="w-25" />
          <SortHeading {...sortBy("score")} label="Score" right className="w-16" />
          <SortHeading {...sortBy("tokens")} label="Tokens" right className="w-20" />
          {showOwner && <SortHeading {...sortBy("owner")} label="Who" className="hidden w-[10%] @6xl:table-cell" />}
          <SortHeading {...sortBy("created")} label="When" className="w-31" />
          <th scope="col" className="w-19">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <ClickableRows className="grid gap-3 @4xl:table-row-group @4xl:[&>tr:not(:last-child)>td]:border-b">
        {items.map((item) => (
          <GenerationRow key={item.id} item={item} now={now} showOwner={showOwner} actions={actionsFor(item)} />
        ))}
      </ClickableRows>
    </table>
  );
}
