import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { StatusBadge } from "@/components/generation/status-badge.tsx";
import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import type { GenerationListItem } from "@/lib/generation/list.ts";
import { hrefOf, nameOf, providerName, templateName, workflowName } from "./labels.ts";
import { AverageScore, Cost, Count } from "./number.tsx";
import { Cell, TwoLines } from "./row-cell.tsx";
import { When } from "./when.tsx";

/** One generation: a row of the table, and on a narrow screen a card whose cells carry their own labels. */
export function GenerationRow({
  item,
  now,
  showOwner,
  actions,
}: {
  item: GenerationListItem;
  now: Date;
  showOwner: boolean;
  actions: ReactNode;
}) {
  const started = item.status !== "draft";
  const workflow = workflowName(item.workflow);
  const person = (
    <span className="block truncate" title={item.owner.email}>
      {item.owner.name || item.owner.email}
    </span>
  );
  return (
    <tr
      data-href={hrefOf(item)}
      className="relative grid cursor-pointer grid-cols-2 gap-x-4 gap-y-3 rounded-xl border p-4 hover:bg-surface @4xl:table-row @4xl:static @4xl:rounded-none"
    >
      <Cell className="col-span-2 pr-20 @4xl:pr-2 @4xl:pl-4">
        <Link
          href={hrefOf(item)}
          prefetch={false}
          title={nameOf(item)}
          className={clsx("line-clamp-2 break-words font-medium hover:underline", !item.name.trim() && "text-soft")}
        >
          {nameOf(item)}
        </Link>
      </Cell>
      <Cell className="col-span-2">
        <StatusBadge status={item.status} />
        {started && item.status !== "completed" && (
          <ProgressBar
            className="mt-1.5 max-w-32"
            value={item.asked === 0 ? 0 : item.accepted / item.asked}
            label={`Progress of ${nameOf(item)}`}
            text={`${formatExact(item.accepted)} of ${formatExact(item.asked)} pairs`}
          />
        )}
      </Cell>
      <TwoLines label="Model" first={item.modelId || "Not chosen yet"} second={providerName(item.provider)} />
      <TwoLines label="Template" first={templateName(item.template)} second={workflow.short} title={workflow.full} />
      <Cell label="Seeds" right className="@4xl:hidden @6xl:table-cell">
        <Count value={item.seedCount} />
      </Cell>
      <Cell label="Pairs" right>
        {item.asked === 0 ? (
          <span className="text-soft">none yet</span>
        ) : (
          <>
            <Count value={item.accepted} />{" "}
            <span className="text-soft">
              / <Count value={item.asked} />
            </span>
          </>
        )}
        {/* Where there is no room for a column of their own. */}
        <span className="hidden text-soft @4xl:block @6xl:hidden">{plural(item.seedCount, "seed")}</span>
      </Cell>
      <Cell label="Average score" right className={started ? undefined : "@max-4xl:hidden"}>
        <AverageScore score={item.averageScore} />
      </Cell>
      <Cell label="Tokens, cost" right className={started ? undefined : "@max-4xl:hidden"}>
        {started ? (
          <>
            <Count value={item.inputTokens + item.outputTokens} />
            <span className="block text-soft">
              <Cost dollars={item.costUsd} />
            </span>
          </>
        ) : (
          <span className="text-soft">none yet</span>
        )}
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
