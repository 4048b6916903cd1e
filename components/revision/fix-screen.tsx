"use client";

import type { ReactNode } from "react";
import { FailuresCard } from "@/components/generation/failures-card.tsx";
import { ProgressCard } from "@/components/generation/progress-card.tsx";
import { StatusBadge } from "@/components/generation/status-badge.tsx";
import { StatusNotes } from "@/components/generation/status-notes.tsx";
import type { ProgressView } from "@/components/generation/types.ts";
import { useProgress } from "@/components/generation/use-progress.ts";
import { useRefresh } from "@/components/generation/use-refresh.ts";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { ChangesSection } from "./changes-section.tsx";
import { FixMenu } from "./fix-menu.tsx";
import type { FixActions } from "./types.ts";
import { REVISION_WORDS } from "./words.ts";

interface FixScreenProps {
  datasetId: string;
  /** The revision's. */
  id: string;
  instruction: string;
  back: ReactNode;
  /** Which rows with what, by whom and when. */
  facts: ReactNode;
  demoNotice: string;
  progress: ProgressView;
  actions: FixActions;
}

/** A revision's page, alive: how far it is, and its rows before and after. */
export function FixScreen({ datasetId, id, instruction, back, facts, demoNotice, progress: initial, actions }: FixScreenProps) {
  const { progress, offline } = useProgress(id, initial);
  const { status, accepted, missing } = progress;
  useRefresh(status, false);
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-5 px-4 py-6 sm:px-8 sm:py-8">
      <header className="flex flex-wrap items-start justify-between gap-4 sm:flex-nowrap">
        <div className="min-w-0">
          {back}
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="line-clamp-3 break-words font-semibold text-2xl tracking-tight" title={instruction}>
              {instruction}
            </h1>
            <StatusBadge status={status} />
          </div>
          {facts}
        </div>
        <ForChangers>
          <FixMenu id={id} listHref={`/generations/${datasetId}/fixes`} progress={progress} actions={actions} />
        </ForChangers>
      </header>
      <StatusNotes
        id={id}
        setLimit={actions.setLimit}
        progress={progress}
        offline={offline}
        demoNotice={demoNotice}
        words={REVISION_WORDS}
      />
      <ProgressCard progress={progress} words={REVISION_WORDS} />
      <FailuresCard
        id={id}
        failures={progress.failures}
        retry={actions.retry}
        status={status}
        blocked={status === "cancelled" ? "It was cancelled: start another fix to try again." : ""}
        words={REVISION_WORDS}
      />
      {accepted + missing > 0 && <ChangesSection datasetId={datasetId} run={id} made={accepted} status={status} actions={actions} />}
    </div>
  );
}
