"use client";

import clsx from "clsx";
import { Pencil, TriangleAlert, X } from "lucide-react";
import dynamic from "next/dynamic";
import { Button, ButtonLink, IconButton } from "@/components/ui/button.tsx";
import { Select } from "@/components/ui/field.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { type JudgementsAddress, reviewHref } from "./address.ts";
import type { JudgementLine } from "./judgement-view.ts";
import { ScoreBadge } from "./score-badge.tsx";
import { useJudgements } from "./use-judgements.ts";

const JudgementSheet = dynamic(() => import("./judgement-sheet.tsx").then((module) => module.JudgementSheet), { ssr: false });

interface JudgementsSectionProps {
  evaluationId: string;
  datasetId: string;
  /** Rows with a score so far, and rows whose judgement failed. */
  judged: number;
  failed: number;
  address: JudgementsAddress;
  go: (change: Partial<JudgementsAddress>) => void;
}

/** The rows with their scores, the lowest first; a row opens with the judge's reasons. */
export function JudgementsSection({ evaluationId, datasetId, judged, failed, address, go }: JudgementsSectionProps) {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, isPending, isPlaceholderData } = useJudgements(
    evaluationId,
    address,
    judged + failed,
  );
  const rows = data?.pages.flatMap(({ judgements }) => judgements) ?? [];
  const filter = filterWords(address);
  const index = rows.findIndex(({ rowId }) => rowId === address.open);
  const stepTo = (row: JudgementLine | undefined) => (row && index >= 0 ? () => go({ open: row.rowId }) : null);
  return (
    <section aria-labelledby="judgements-heading" className="@container min-w-0 rounded-xl border">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5">
        <h2 id="judgements-heading" className="font-semibold text-[0.9375rem]">
          Rows
        </h2>
        {filter && (
          <span className="flex items-center gap-1 rounded-md bg-muted pl-2 text-[0.8125rem]">
            {filter}
            <IconButton
              label="Show all scores"
              className="size-7!"
              onClick={() => go({ minScore: null, maxScore: null, failed: false, open: null })}
            >
              <X />
            </IconButton>
          </span>
        )}
        <div className="ml-auto flex flex-wrap items-center gap-2">
          <Select
            aria-label="Score"
            className="h-8! w-auto! text-[0.8125rem]"
            value={bandOf(address)}
            onChange={(event) => go({ ...BANDS[event.target.value], open: null })}
          >
            <option value="all">Any score</option>
            <option value="low">At most 2</option>
            <option value="weak">At most 3</option>
            <option value="good">At least 4</option>
            {failed > 0 && <option value="failed">Failed judgements</option>}
            {bandOf(address) === "other" && <option value="other">As chosen</option>}
          </Select>
          {!address.failed && (
            <Select
              aria-label="Order"
              className="h-8! w-auto! text-[0.8125rem]"
              value={address.sort}
              onChange={({ target: { value } }) => go({ sort: value === "highest" || value === "row" ? value : "lowest", open: null })}
            >
              <option value="lowest">Lowest first</option>
              <option value="highest">Highest first</option>
              <option value="row">As in the dataset</option>
            </Select>
          )}
          <ButtonLink size="small" href={reviewHref(datasetId, evaluationId, address)}>
            Review {filter ? "these" : "the rows"}
          </ButtonLink>
        </div>
      </div>
      {error && (
        <p role="alert" className="px-4 py-3 text-danger">
          {error.message}
        </p>
      )}
      {isPending && !error && (
        <div className="flex flex-col gap-2 p-4">
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-full" />
        </div>
      )}
      {data && rows.length === 0 && (
        <p className="px-4 py-8 text-center text-soft">
          {address.failed ? "No judgement failed." : judged === 0 ? "No row has been judged yet." : "No row has such a score."}
        </p>
      )}
      <ul className={clsx("divide-y transition-opacity", isPlaceholderData && "opacity-60")}>
        {rows.map((row) => (
          <Line key={row.rowId} row={row} onOpen={() => go({ open: row.rowId })} />
        ))}
      </ul>
      {hasNextPage && (
        <div className="flex justify-center border-t p-3">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? "Loading…" : "Show more"}
          </Button>
        </div>
      )}
      {address.open && (
        <JudgementSheet
          evaluationId={evaluationId}
          datasetId={datasetId}
          rowId={address.open}
          onPrevious={stepTo(rows[index - 1])}
          onNext={stepTo(rows[index + 1])}
          onClose={() => go({ open: null })}
        />
      )}
    </section>
  );
}

function Line({ row, onOpen }: { row: JudgementLine; onOpen: () => void }) {
  const [first = "", second = ""] = row.texts;
  return (
    <li className="relative grid gap-x-4 gap-y-2 px-4 py-3 hover:bg-surface @2xl:grid-cols-[7.5rem_minmax(0,1fr)_minmax(0,1fr)_10rem]">
      <div className="text-[0.8125rem]">
        {row.score === null ? (
          <span className="inline-flex items-center gap-1.5 font-medium">
            <TriangleAlert aria-hidden className="size-4 text-warning" /> Failed
          </span>
        ) : (
          <ScoreBadge score={row.score} />
        )}
        {row.changed && (
          <span className="mt-1 flex items-center gap-1 text-soft text-xs" title="The score is of the text before">
            <Pencil aria-hidden className="size-3" /> edited since
          </span>
        )}
      </div>
      <button
        type="button"
        data-row={row.rowId}
        onClick={onOpen}
        className="line-clamp-2 self-start break-words rounded-sm text-left font-medium text-[0.8125rem] after:absolute after:inset-0"
      >
        {first || "(empty)"}
      </button>
      <p className="line-clamp-2 break-words text-[0.8125rem] text-soft">{row.failure || second}</p>
      <p className="text-soft text-xs tabular-nums @2xl:text-right">
        {row.criteria.map(({ name, score }) => (
          <span key={name} className="mr-2 inline-block @2xl:mr-0 @2xl:block @2xl:truncate" title={name}>
            {name} <span className="font-medium text-foreground">{score}</span>
          </span>
        ))}
      </p>
    </li>
  );
}

const ALL = { minScore: null, maxScore: null, failed: false };

/** What the select offers. */
const BANDS: Readonly<Record<string, Pick<JudgementsAddress, "minScore" | "maxScore" | "failed">>> = {
  all: ALL,
  low: { ...ALL, maxScore: 2 },
  weak: { ...ALL, maxScore: 3 },
  good: { ...ALL, minScore: 4 },
  failed: { ...ALL, failed: true },
};

function bandOf({ minScore, maxScore, failed }: JudgementsAddress): string {
  if (failed) return "failed";
  return Object.entries(BANDS).find(([, band]) => !band.failed && band.minScore === minScore && band.maxScore === maxScore)?.[0] ?? "other";
}

function filterWords({ minScore, maxScore, failed }: JudgementsAddress): string {
  if (failed) return "Failed judgements";
  if (minScore === null && maxScore === null) return "";
  if (minScore === null) return `Score at most ${maxScore}`;
  return maxScore === null ? `Score at least ${minScore}` : `Score ${minScore} to ${maxScore}`;
}
