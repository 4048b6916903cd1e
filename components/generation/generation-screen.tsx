"use client";

import { type ReactNode, useMemo } from "react";
import { RowsSection } from "@/components/rows/rows-section.tsx";
import type { FirstRows } from "@/components/rows/use-rows.ts";
import { useRowsAddress } from "@/components/rows/use-rows-address.ts";
import type { AttributeCoverage } from "@/lib/generation/attribute-coverage.ts";
import { ENDED } from "@/lib/generation/status.ts";
import { CoverageCard } from "./coverage-card.tsx";
import { FailuresCard } from "./failures-card.tsx";
import { HeaderActions } from "./header-actions.tsx";
import { NextSteps } from "./next-steps.tsx";
import { ProgressCard } from "./progress-card.tsx";
import { type ReviewedCounts, ReviewFacts } from "./review-facts.tsx";
import { SeedPanel } from "./seed-panel.tsx";
import { SourcePanel } from "./source-panel.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { StatusNotes } from "./status-notes.tsx";
import type { GenerationActions, ProgressView, SavedFile, SeedText } from "./types.ts";
import { useProgress } from "./use-progress.ts";
import { useRefresh } from "./use-refresh.ts";

interface GenerationScreenProps {
  id: string;
  name: string;
  /** Who made it with what, and when. */
  facts: ReactNode;
  seeds: readonly SeedText[];
  files: readonly SavedFile[];
  /** Whether the files hold all that was made. */
  saved: boolean;
  demoNotice: string;
  progress: ProgressView;
  rows: FirstRows;
  /** What people and judges said of the pairs when the page was loaded. */
  reviewed: ReviewedCounts;
  /** Null for a generation without attributes. */
  coverage: AttributeCoverage | null;
  actions: GenerationActions;
}

/** The generation's page, alive. */
export function GenerationScreen({
  id,
  name,
  facts,
  seeds,
  files,
  saved,
  demoNotice,
  progress: initial,
  rows,
  reviewed,
  coverage,
  actions,
}: GenerationScreenProps) {
  const { progress, offline } = useProgress(id, initial);
  const [address] = useRowsAddress();
  const { status, accepted } = progress;
  const ended = ENDED.includes(status);
  const saving = ended && accepted > 0 && !saved;
  useRefresh(status, saving);
  const seedTexts = useMemo(() => new Map(seeds.map((seed) => [seed.id, seed.text])), [seeds]);
  // How many rows a source has, the page of rows says itself.
  const shown = address.seed ? progress.seeds.find((seed) => seed.id === address.seed) : progress;
  const dataset = files.find((file) => file.kind === "dataset");
  return (
    <div className="mx-auto flex w-full max-w-7xl flex-col gap-5 px-4 py-6 sm:px-8 sm:py-8">
      <header className="flex flex-wrap items-start justify-between gap-4 sm:flex-nowrap">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="break-words font-semibold text-2xl tracking-tight">{name}</h1>
            <StatusBadge status={status} />
          </div>
          {facts}
          <ReviewFacts id={id} reviewed={reviewed} />
        </div>
        <HeaderActions id={id} name={name} progress={progress} actions={actions} jsonBytes={(saved && dataset?.sizeBytes) || null} />
      </header>
      <StatusNotes id={id} setLimit={actions.setLimit} progress={progress} offline={offline} demoNotice={demoNotice} />
      <ProgressCard progress={progress} />
      <FailuresCard
        id={id}
        failures={progress.failures}
        retry={actions.retry}
        status={status}
        blocked={status === "cancelled" ? "It was cancelled: clone it into a new draft to try again." : ""}
      />
      {ended && accepted > 0 && <NextSteps id={id} completed={status === "completed"} accepted={accepted} files={files} saving={saving} />}
      {coverage && <CoverageCard id={id} status={status} initial={coverage} />}
      <div className="grid items-start gap-5 lg:grid-cols-[16rem_minmax(0,1fr)]">
        {progress.inputs === "seeds" ? <SeedPanel seeds={seeds} progress={progress.seeds} /> : <SourcePanel id={id} progress={progress} />}
        <RowsSection
          generationId={id}
          total={Math.max(0, (shown?.accepted ?? 0) - (address.seed ? 0 : reviewed.states.deleted))}
          refused={shown?.duplicates ?? 0}
          status={status}
          seedTexts={seedTexts}
          inputs={progress.inputs}
          first={rows}
        />
      </div>
    </div>
  );
}
