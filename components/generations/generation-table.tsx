import type { ReactNode } from "react";
import type { GenerationListItem } from "@/lib/generation/list.ts";
import type { ListAddress } from "./address.ts";
import { ClickableRows } from "./clickable-rows.tsx";
import { GenerationRow } from "./generation-row.tsx";
import { SortHeading } from "./sort-heading.tsx";

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
  return (
    <table className="block w-full transition-opacity group-has-[form[data-pending]]/list:opacity-60 text-[0.8125rem] @4xl:table @4xl:table-fixed @4xl:border-separate @4xl:border-spacing-0">
      <caption className="sr-only">Generations</caption>
      <thead className="hidden text-soft text-xs @4xl:table-header-group [&_th]:border-b">
        <tr>
          <SortHeading sort="name" label="Name" address={address} />
          <SortHeading sort="status" label="Status" address={address} className="w-33" />
          <SortHeading sort="model" label="Model" address={address} className="w-[14%]" />
          <SortHeading sort="template" label="Template" address={address} className="w-[12%]" />
          <SortHeading sort="seeds" label="Seeds" address={address} right className="w-15" />
          <SortHeading sort="pairs" label="Pairs" address={address} right className="w-25" />
          <SortHeading sort="tokens" label="Tokens" address={address} right className="w-20" />
          {showOwner && <SortHeading sort="owner" label="Who" address={address} className="hidden w-[10%] @6xl:table-cell" />}
          <SortHeading sort="created" label="When" address={address} className="w-31" />
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
