"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import type { KeyboardEvent } from "react";
import { stepByKey } from "@/components/rows/keys.ts";
import { RowFields } from "@/components/rows/row-fields.tsx";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { SideSheet } from "@/components/ui/side-sheet.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { ScoreBadge } from "./score-badge.tsx";
import { useJudgement } from "./use-judgements.ts";

interface JudgementSheetProps {
  evaluationId: string;
  datasetId: string;
  rowId: string;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  onClose: () => void;
}

/** One row: what the judge said of it, criterion by criterion, and its text. */
export function JudgementSheet({ evaluationId, datasetId, rowId, onPrevious, onNext, onClose }: JudgementSheetProps) {
  const { data: judgement, error } = useJudgement(evaluationId, rowId);
  const step = (event: KeyboardEvent) => {
    const direction = stepByKey(event);
    // Arrow keys scroll a wide block of code that has the focus.
    if (direction === 0 || (event.target instanceof Element && event.target.closest("pre"))) return;
    event.preventDefault();
    (direction > 0 ? onNext : onPrevious)?.();
  };
  return (
    <SideSheet
      title={
        <span className="flex flex-wrap items-center gap-x-4">
          Row {judgement?.score != null && <ScoreBadge score={judgement.score} />}
        </span>
      }
      about={judgement?.seed}
      label="The judgement and the row"
      contentKey={rowId}
      onKeyDown={step}
      onClose={onClose}
      opener={() => document.querySelector<HTMLElement>(`button[data-row="${CSS.escape(rowId)}"]`)}
      footer={
        <>
          <Button disabled={!onPrevious} title={onPrevious ? "Key: k or ←" : "This is the first row shown"} onClick={() => onPrevious?.()}>
            <ArrowLeft /> Previous
          </Button>
          <Button disabled={!onNext} title={onNext ? "Key: j or →" : "This is the last row shown"} onClick={() => onNext?.()}>
            Next <ArrowRight />
          </Button>
        </>
      }
    >
      {error && <p role="alert">{error.message}</p>}
      {!judgement && !error && <Skeleton className="h-40 w-full" />}
      {judgement && (
        <div className="flex flex-col gap-6">
          {judgement.failure && (
            <Callout tone="warning" title="This row could not be judged">
              {judgement.failure} It counts in no number.
            </Callout>
          )}
          {judgement.changed && (
            <Callout tone="info" title="The row was edited since">
              The score is of the text before the edit. Judge it again to score what stands here now.
            </Callout>
          )}
          {judgement.criteria.length > 0 && (
            <section aria-label="Scores and reasons">
              <h3 className="mb-2 font-semibold">What the judge says</h3>
              <dl className="divide-y rounded-lg border">
                {judgement.criteria.map(({ name, score, reasoning }) => (
                  <div key={name} className="px-4 py-3">
                    <dt className="flex items-center justify-between gap-3">
                      <span className="font-medium">{name}</span>
                      <ScoreBadge score={score} />
                    </dt>
                    <dd className="mt-1 whitespace-pre-wrap break-words text-soft">{reasoning || "No reasons were given."}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )}
          <section aria-label="The row">
            <RowFields fields={judgement.fields} raw={false} />
          </section>
          <p>
            <ButtonLink
              size="small"
              href={`/generations/${datasetId}/review?${new URLSearchParams({ evaluation: evaluationId, row: rowId })}`}
            >
              Open in the review
            </ButtonLink>
          </p>
        </div>
      )}
    </SideSheet>
  );
}
