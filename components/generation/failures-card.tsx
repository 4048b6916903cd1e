"use client";

import clsx from "clsx";
import { RotateCcw, TriangleAlert } from "lucide-react";
import { useMayChange } from "@/components/shell/may-change.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { VIEWERS_CHANGE_NOTHING } from "@/lib/accounts/actor.ts";
import { plural } from "@/lib/format.ts";
import type { MissingReason } from "@/lib/generation/missing.ts";
import type { GenerationStatus } from "@/lib/generation/status.ts";
import { failureAdvice } from "./failure-advice.ts";
import { GENERATION_WORDS, type RunWords } from "./run-words.ts";
import type { GenerationActions } from "./types.ts";
import { useAction } from "./use-action.ts";

interface FailuresCardProps {
  id: string;
  failures: readonly MissingReason[];
  retry: GenerationActions["retry"];
  /** Why nothing can be asked for again now; empty when it can. */
  blocked: string;
  status: GenerationStatus;
  words?: RunWords;
}

/** The calls that failed for good, by reason, each with what to do about it. */
export function FailuresCard({ id, failures, retry, blocked: given, status, words = GENERATION_WORDS }: FailuresCardProps) {
  const blocked = useMayChange() ? given : VIEWERS_CHANGE_NOTHING;
  const { run, pending, error } = useAction();
  if (failures.length === 0) return null;
  const rows = failures.reduce((sum, group) => sum + group.rows, 0);
  // Asking again is then the one thing to do.
  const failed = status === "failed";
  const disabled = pending || blocked !== "";
  return (
    <Card aria-label="Failed calls">
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            <TriangleAlert aria-hidden className={clsx("size-4 shrink-0", failed ? "text-danger" : "text-warning")} />
            {plural(rows, words.one, words.many)} could not be {words.made}
          </span>
        }
        description={
          blocked || `A retry asks for these again; what was ${words === GENERATION_WORDS ? "accepted" : words.made} stays as it is.`
        }
        aside={<RetryButton main={failed} all={failures.length > 1} disabled={disabled} onClick={() => run(() => retry({ id }))} />}
      />
      <CardBody>
        <ul className="flex flex-col divide-y">
          {failures.map((group) => (
            <li
              key={`${group.code} ${group.reason}`}
              className="flex flex-wrap items-start justify-between gap-3 py-3 first:pt-0 last:pb-0"
            >
              <div className="min-w-0 flex-1 basis-64">
                <p className="break-words font-medium">{group.reason || "The call failed without a reason."}</p>
                <p className="mt-0.5 text-soft">{failureAdvice(group.code)}</p>
                <p className="mt-0.5 text-soft text-xs tabular-nums">
                  {group.calls > 0 && `${plural(group.calls, "call")}, `}
                  {plural(group.rows, words.one, words.many)}
                </p>
              </div>
              {failures.length > 1 && group.calls > 0 && (
                <RetryButton
                  disabled={disabled}
                  onClick={() => run(() => retry({ id, only: { code: group.code, reason: group.reason } }))}
                />
              )}
            </li>
          ))}
        </ul>
        {error && (
          <p role="alert" className="mt-3 text-danger">
            {error}
          </p>
        )}
      </CardBody>
    </Card>
  );
}

interface RetryButtonProps {
  main?: boolean;
  all?: boolean;
  disabled: boolean;
  onClick: () => void;
}

const RetryButton = ({ main = false, all = false, disabled, onClick }: RetryButtonProps) => (
  <Button variant={main ? "primary" : "secondary"} size="small" disabled={disabled} onClick={onClick}>
    <RotateCcw /> {all ? "Retry all" : "Retry"}
  </Button>
);
