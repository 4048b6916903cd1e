"use client";

import clsx from "clsx";
import { Check, Undo2, X } from "lucide-react";
import Link from "next/link";
import type { Ref } from "react";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { formatExact } from "@/lib/format.ts";
import type { Change } from "@/lib/revision/changes.ts";
import type { Decide } from "@/lib/revision/decide.ts";
import type { Decision } from "@/lib/revision/decision.ts";
import { RowDifference } from "./row-difference.tsx";

interface ChangeItemProps {
  ref: Ref<HTMLElement>;
  datasetId: string;
  change: Change;
  decision: Decision;
  error: string;
  /** The keyboard's decisions are about it. */
  active: boolean;
  disabled: boolean;
  onFocus: () => void;
  onDecide: (decision: Decide, overwrite?: boolean) => void;
}

const WORDS: Record<Decision, string> = {
  ...{ open: "To decide", conflict: "Changed meanwhile", deleted: "Deleted meanwhile", accepted: "Accepted", refused: "Refused" },
  ...{ unchanged: "Unchanged", failed: "Not rewritten", waiting: "Not rewritten yet" },
};

/** One row before and after, with the question whether to take it. */
export function ChangeItem({ ref, datasetId, change, decision, error, active, disabled, onFocus, onDecide }: ChangeItemProps) {
  const name = `Row ${formatExact(change.position + 1)}`;
  return (
    <article
      ref={ref}
      tabIndex={-1}
      aria-label={`${name}: ${WORDS[decision]}`}
      onFocus={onFocus}
      className={clsx("rounded-xl border outline-none", active && "border-accent")}
    >
      <header className="flex flex-wrap items-center justify-between gap-2 border-b px-5 py-2.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link
            href={`/generations/${datasetId}/review?row=${change.rowId}`}
            prefetch={false}
            className="rounded-sm font-medium underline-offset-4 hover:underline"
          >
            {name}
          </Link>
          <span className={clsx("text-[0.8125rem]", decision === "accepted" ? "text-accent" : "text-soft")}>
            {WORDS[decision]}
            {change.decidedBy && decision === change.decision && ` by ${change.decidedBy}`}
          </span>
        </p>
        <ForChangers>
          <Buttons decision={decision} disabled={disabled} onDecide={onDecide} />
        </ForChangers>
      </header>
      <div className="flex flex-col gap-4 px-5 py-4">
        {error && <Callout tone="warning">{error}</Callout>}
        <Body change={change} decision={decision} />
      </div>
    </article>
  );
}

function Body({ change: { before, after, now, failure }, decision }: Pick<ChangeItemProps, "change" | "decision">) {
  if (after === null)
    return (
      <>
        {decision === "failed" && <p className="text-soft">{failure || "No answer could be used."}</p>}
        <RowDifference before={before} after={before} />
      </>
    );
  if (decision === "deleted")
    return <p className="text-soft">The row was deleted since it was rewritten. Bring it back in the review first.</p>;
  if (decision !== "conflict" || now === null) return <RowDifference before={before} after={after} />;
  return (
    <>
      <Callout tone="warning" title="Someone changed this row since it was rewritten">
        What they changed is shown first, then the rewritten text beside what the row says now. Nothing was overwritten.
      </Callout>
      <RowDifference before={before} after={now} titles={["When it was rewritten", "Now"]} />
      <hr />
      <RowDifference before={now} after={after} titles={["Now", "Rewritten"]} />
    </>
  );
}

function Buttons({ decision, disabled, onDecide }: Pick<ChangeItemProps, "decision" | "disabled" | "onDecide">) {
  if (decision === "refused")
    return (
      <Button size="small" disabled={disabled} onClick={() => onDecide("reopen")}>
        <Undo2 aria-hidden /> Decide again
      </Button>
    );
  if (decision === "conflict")
    return (
      <div className="flex flex-wrap gap-2">
        <Button size="small" disabled={disabled} onClick={() => onDecide("refuse")}>
          Keep what it says now
        </Button>
        <Button size="small" disabled={disabled} onClick={() => onDecide("accept", true)}>
          Take the rewritten text
        </Button>
      </div>
    );
  if (decision !== "open") return null;
  return (
    <div className="flex gap-2">
      <Button size="small" disabled={disabled} onClick={() => onDecide("refuse")}>
        <X aria-hidden /> Refuse
      </Button>
      <Button size="small" variant="primary" disabled={disabled} onClick={() => onDecide("accept")}>
        <Check aria-hidden /> Accept
      </Button>
    </div>
  );
}
