import Link from "next/link";
import type { ReactNode } from "react";
import { StatusBadge } from "@/components/generation/status-badge.tsx";
import { providerName } from "@/components/generations/labels.ts";
import { AverageScore, Count } from "@/components/generations/number.tsx";
import { Cell, TwoLines } from "@/components/generations/row-cell.tsx";
import { When } from "@/components/generations/when.tsx";
import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import type { EvaluationListItem } from "@/lib/evaluation/list.ts";
import { formatExact, plural } from "@/lib/format.ts";

/** One evaluation: a row of the table, and on a narrow screen a card whose cells carry their own labels. */
export function EvaluationRow({
  item,
  now,
  showOwner,
  actions,
}: {
  item: EvaluationListItem;
  now: Date;
  showOwner: boolean;
  actions: ReactNode;
}) {
  const href = `/evaluations/${item.id}`;
  const person = (
    <span className="block truncate" title={item.owner.email}>
      {item.owner.name || item.owner.email}
    </span>
  );
  return (
    <tr
      data-href={href}
      className="relative grid cursor-pointer grid-cols-2 gap-x-4 gap-y-3 rounded-xl border p-4 hover:bg-surface @4xl:table-row @4xl:static @4xl:rounded-none"
    >
      <Cell className="col-span-2 pr-12 @4xl:pr-2 @4xl:pl-4">
        <Link href={href} prefetch={false} title={item.name} className="line-clamp-2 break-words font-medium hover:underline">
          {item.name}
        </Link>
        <span className="block truncate text-soft" title={item.dataset.name}>
          {item.dataset.name}
        </span>
      </Cell>
      <Cell className="col-span-2">
        <StatusBadge status={item.status} />
        {item.status !== "completed" && (
          <ProgressBar
            className="mt-1.5 max-w-32"
            value={item.asked === 0 ? 0 : item.accepted / item.asked}
            label={`Progress of ${item.name}`}
            text={`${formatExact(item.accepted)} of ${formatExact(item.asked)} rows`}
          />
        )}
      </Cell>
      <TwoLines label="Judge" first={item.modelId} second={providerName(item.provider)} />
      <Cell label="Rubric">
        <span className="line-clamp-2 break-words" title={item.rubric}>
          {item.rubric}
        </span>
      </Cell>
      <Cell label="Average score" right>
        <AverageScore score={item.averageScore} />
      </Cell>
      <Cell label="Rows" right>
        <Count value={item.accepted} />{" "}
        <span className="text-soft">
          / <Count value={item.asked} />
        </span>
        {item.missing > 0 && <span className="block text-warning">{plural(item.missing, "failed", "failed")}</span>}
      </Cell>
      {showOwner && (
        <Cell label="Who" className="@4xl:hidden @6xl:table-cell">
          {person}
        </Cell>
      )}
      <Cell label="When" className="whitespace-nowrap text-soft">
        <When date={item.createdAt} now={now} />
        {showOwner && <span className="hidden @4xl:block @6xl:hidden">{person}</span>}
      </Cell>
      <td className="absolute top-3 right-3 @4xl:static @4xl:px-2 @4xl:py-1 @4xl:text-right @4xl:align-top">{actions}</td>
    </tr>
  );
}
