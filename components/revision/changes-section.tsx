"use client";

import clsx from "clsx";
import { RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { formatExact } from "@/lib/format.ts";
import { ENDED, type GenerationStatus } from "@/lib/generation/status.ts";
import type { DecisionCounts, Shown } from "@/lib/revision/decision.ts";
import { ChangesList } from "./changes-list.tsx";
import { DecideAll } from "./decide-all.tsx";
import type { FixActions } from "./types.ts";
import { useChanges } from "./use-changes.ts";

interface ChangesSectionProps {
  datasetId: string;
  run: string;
  /** Rows rewritten so far. */
  made: number;
  status: GenerationStatus;
  actions: FixActions;
}

const TABS: readonly { shown: Shown; name: string; count: (counts: DecisionCounts) => number }[] = [
  { shown: "open", name: "To decide", count: ({ open }) => open },
  { shown: "conflict", name: "Changed meanwhile", count: ({ conflict, deleted }) => conflict + deleted },
  { shown: "accepted", name: "Accepted", count: ({ accepted }) => accepted },
  { shown: "refused", name: "Refused", count: ({ refused }) => refused },
  { shown: "unchanged", name: "Unchanged", count: ({ unchanged }) => unchanged },
  { shown: "failed", name: "Failed", count: ({ failed }) => failed },
];

const FIRST = [-1];

/** The rows before and after, and what was decided about them. */
export function ChangesSection({ datasetId, run, made, status, actions }: ChangesSectionProps) {
  const [shown, setShown] = useState<Shown>("open");
  /** The cursors of the pages up to the one that is shown. */
  const [pages, setPages] = useState<readonly number[]>(FIRST);
  /** Counts what was decided about all rows at once: then the list begins anew. */
  const [round, setRound] = useState(0);
  const after = pages.at(-1) ?? -1;
  const { page, stale, error, loading, refresh } = useChanges(datasetId, run, shown, after);
  const ended = ENDED.includes(status);
  // What came since the page was read: shown at once at the end, else when it is asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the end of the run only
  useEffect(() => void refresh(), [ended]);
  const known = page
    ? Object.entries(page.counts).reduce((sum, [name, rows]) => (name === "failed" || name === "waiting" ? sum : sum + rows), 0)
    : made;
  const show = (next: Shown) => {
    setShown(next);
    setPages(FIRST);
  };
  return (
    <section aria-labelledby="changes-heading" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="changes-heading" className="font-semibold text-[0.9375rem]">
          Before and after
        </h2>
        {!ended && made > known && (
          <Button size="small" onClick={() => refresh()}>
            <RefreshCw aria-hidden /> Show {formatExact(made - known)} more
          </Button>
        )}
      </div>
      {page && (
        <ForChangers>
          <DecideAll
            datasetId={datasetId}
            run={run}
            open={page.counts.open}
            actions={actions}
            onDone={async () => {
              await refresh();
              setPages(FIRST);
              setRound((before) => before + 1);
            }}
          />
        </ForChangers>
      )}
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Which rows are shown</legend>
        {TABS.map(({ shown: own, name, count }) => {
          const rows = page ? count(page.counts) : 0;
          if (rows === 0 && own !== "open" && own !== shown) return null;
          return (
            <Button
              key={own}
              size="small"
              variant={own === shown ? "secondary" : "ghost"}
              aria-pressed={own === shown}
              onClick={() => show(own)}
              className={clsx(own === shown && "bg-muted!")}
            >
              {name} <span className="font-normal text-soft tabular-nums">{formatExact(rows)}</span>
            </Button>
          );
        })}
      </fieldset>
      {error && (
        <Callout tone="danger" title="The rows could not be loaded">
          <p>{error}</p>
          <Button size="small" className="mt-2" onClick={() => refresh()}>
            Try again
          </Button>
        </Callout>
      )}
      {(!page || stale) && !error && <Skeleton className="h-48 w-full" />}
      {page && !stale && (
        <ChangesList
          key={`${shown} ${after} ${round}`}
          datasetId={datasetId}
          run={run}
          changes={page.changes}
          shown={shown}
          busy={loading}
          decide={actions.decide}
          undo={actions.undo}
          onCount={refresh}
          previous={pages.length > 1 ? () => setPages(pages.slice(0, -1)) : null}
          next={page.next === null ? null : () => page.next !== null && setPages([...pages, page.next])}
        />
      )}
    </section>
  );
}
