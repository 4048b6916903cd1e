import { Cell } from "@/components/generations/row-cell.tsx";
import type { AuditLine } from "@/lib/audit/list-events.ts";

const time = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23", timeZone: "UTC" });

/** Lines of the audit log: a table, or cards where a table does not fit. */
export function AuditTable({ items }: { items: readonly AuditLine[] }) {
  return (
    <table className="block w-full text-[0.8125rem] transition-opacity group-has-[form[data-pending]]/list:opacity-60 @4xl:table @4xl:border-separate @4xl:border-spacing-0">
      <caption className="sr-only">What people did, the latest first</caption>
      <thead className="hidden text-left text-soft text-xs @4xl:table-header-group [&_th]:border-b [&_th]:px-2 [&_th]:py-2 [&_th]:font-medium">
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">From where</th>
        </tr>
      </thead>
      <tbody className="grid gap-3 @4xl:table-row-group @4xl:[&>tr:not(:last-child)>td]:border-b">
        {items.map((item) => (
          <AuditRow key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function AuditRow({ item: { at, who, key, what, subject, details, address } }: { item: AuditLine }) {
  return (
    <tr className="grid grid-cols-2 gap-x-4 gap-y-2 rounded-xl border p-4 @4xl:table-row @4xl:rounded-none @4xl:border-0 @4xl:p-0">
      <Cell label="When" className="whitespace-nowrap tabular-nums">
        <time dateTime={at.toISOString()}>{time.format(at)}</time>
      </Cell>
      <Cell label="Who" className="break-words">
        {who || <span className="text-soft">Not signed in</span>}
        {key && <span className="block text-soft text-xs">by the API key “{key}”</span>}
      </Cell>
      <Cell label="What" className="col-span-2 break-words">
        {what}
        {subject && <span className="font-medium"> “{subject}”</span>}
        {details && <span className="block text-soft text-xs">{details}</span>}
      </Cell>
      <Cell label="From where" className="col-span-2 break-all text-soft tabular-nums">
        {address || "unknown"}
      </Cell>
    </tr>
  );
}
