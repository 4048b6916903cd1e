import Link from "next/link";
import { ClickableRows } from "@/components/generations/clickable-rows.tsx";
import { Cell } from "@/components/generations/row-cell.tsx";
import { When } from "@/components/generations/when.tsx";
import { SortHeading } from "@/components/ui/sort-heading.tsx";
import type { UserFile } from "@/lib/files/files.ts";
import type { FileSort } from "@/lib/files/sorts.ts";
import { formatBytes, formatExact } from "@/lib/format.ts";
import { type FilesAddress, filesSortHref } from "./address.ts";
import type { FileActions } from "./file-actions.ts";
import { FileButtons } from "./file-buttons.tsx";
import { FileStatus } from "./file-status.tsx";
import { exactLengthOf, lengthOf } from "./length.ts";
import { lossOf, UsedIn } from "./used-in.tsx";

interface FileTableProps {
  items: readonly UserFile[];
  address: FilesAddress;
  showOwner: boolean;
  now: Date;
  actions: FileActions;
}

/** The library: a table, or cards where a table does not fit. */
export function FileTable({ items, address, showOwner, now, actions }: FileTableProps) {
  const sortBy = (sort: FileSort) => ({ sorted: address.sort === sort ? address.direction : null, href: filesSortHref(address, sort) });
  return (
    <table className="block w-full text-[0.8125rem] transition-opacity group-has-[form[data-pending]]/list:opacity-60 @4xl:table @4xl:table-fixed @4xl:border-separate @4xl:border-spacing-0">
      <caption className="sr-only">Files</caption>
      <thead className="hidden text-soft text-xs @4xl:table-header-group [&_th]:border-b">
        <tr>
          <SortHeading {...sortBy("name")} label="Name" />
          <SortHeading {...sortBy("status")} label="Status" className="w-39" />
          <SortHeading {...sortBy("format")} label="Kind" className="w-16" />
          <SortHeading {...sortBy("size")} label="Size" right className="w-21" />
          <SortHeading {...sortBy("length")} label="Length" right className="w-28" />
          <th scope="col" className="w-[14%] px-2 py-2 text-left font-medium">
            Used in
          </th>
          {showOwner && <SortHeading {...sortBy("owner")} label="Who" className="hidden w-[10%] @6xl:table-cell" />}
          <SortHeading {...sortBy("created")} label="When" className="w-25" />
          <th scope="col" className="w-29">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <ClickableRows className="grid gap-3 @4xl:table-row-group @4xl:[&>tr:not(:last-child)>td]:border-b">
        {items.map((item) => (
          <FileRow key={item.id} item={item} showOwner={showOwner} now={now} actions={actions} />
        ))}
      </ClickableRows>
    </table>
  );
}

function FileRow({ item, showOwner, now, actions }: { item: UserFile; showOwner: boolean; now: Date; actions: FileActions }) {
  const href = `/files/${item.id}`;
  return (
    <tr
      data-href={href}
      className="relative grid cursor-pointer grid-cols-2 gap-x-4 gap-y-3 rounded-xl border p-4 hover:bg-surface @4xl:static @4xl:table-row @4xl:rounded-none"
    >
      <Cell className="col-span-2 pr-24 @4xl:pr-2 @4xl:pl-4">
        <Link href={href} prefetch={false} title={item.name} className="line-clamp-2 break-words font-medium hover:underline">
          {item.name}
        </Link>
        {item.statusReason && <p className="mt-0.5 line-clamp-2 text-soft">{item.statusReason}</p>}
      </Cell>
      <Cell className="col-span-2">
        <FileStatus status={item.status} />
      </Cell>
      <Cell label="Kind">{item.format.toUpperCase()}</Cell>
      <Cell label="Size" right>
        <span title={`${formatExact(item.sizeBytes)} bytes`}>{formatBytes(item.sizeBytes)}</span>
      </Cell>
      <Cell label="Length" right>
        <span title={exactLengthOf(item)}>
          {lengthOf(item) || <span className="text-soft">{item.status === "failed" ? "unknown" : "not yet"}</span>}
        </span>
      </Cell>
      <Cell label="Used in">
        <UsedIn usedIn={item.usedIn} usedElsewhere={item.usedElsewhere} most={2} />
      </Cell>
      {showOwner && (
        <Cell label="Who" className="@4xl:hidden @6xl:table-cell">
          <span className="block truncate" title={item.owner.email}>
            {item.owner.name || item.owner.email}
          </span>
        </Cell>
      )}
      <Cell label="When" className="whitespace-nowrap text-soft">
        <When date={item.createdAt} now={now} />
      </Cell>
      <td className="absolute top-3 right-3 @4xl:static @4xl:px-2 @4xl:py-1 @4xl:text-right @4xl:align-top">
        <FileButtons id={item.id} name={item.name} status={item.status} loss={lossOf(item)} actions={actions} />
      </td>
    </tr>
  );
}
