"use client";

import type { ReactNode } from "react";
import { FailuresCard } from "@/components/generation/failures-card.tsx";
import { ProgressCard } from "@/components/generation/progress-card.tsx";
import { EVALUATION_WORDS } from "@/components/generation/run-words.ts";
import { StatusBadge } from "@/components/generation/status-badge.tsx";
import { StatusNotes } from "@/components/generation/status-notes.tsx";
import type { GenerationActions, ProgressView } from "@/components/generation/types.ts";
import { useProgress } from "@/components/generation/use-progress.ts";
import { useRefresh } from "@/components/generation/use-refresh.ts";
import { BackLink } from "@/components/ui/back-link.tsx";
import type { EvaluationResults } from "@/lib/evaluation/results.ts";
import { ENDED } from "@/lib/generation/status.ts";
import { EvaluationHeader } from "./evaluation-header.tsx";
import { BreakdownCard } from "./results/breakdown-card.tsx";
import { CriteriaCard } from "./results/criteria-card.tsx";
import { JudgementsSection } from "./results/judgements-section.tsx";
import { ScoresCard } from "./results/scores-card.tsx";
import { useJudgementsAddress, useResults } from "./results/use-judgements.ts";

export type EvaluationScreenActions = Pick<GenerationActions, "pause" | "resume" | "cancel" | "retry" | "setLimit" | "rename" | "remove">;

interface EvaluationScreenProps {
  id: string;
  name: string;
  datasetId: string;
  /** Who judged with what, and when. */
  facts: ReactNode;
  /** The judge's settings and the rubric. */
  settings: ReactNode;
  /** What to do next, once it has ended: compare, calibrate. */
  next: ReactNode;
  origin: "Seed" | "Source";
  demoNotice: string;
  progress: ProgressView;
  results: EvaluationResults;
  actions: EvaluationScreenActions;
}

/** An evaluation's page, alive: how far it is, and what it found so far. */
export function EvaluationScreen(props: EvaluationScreenProps) {
  const { id, name, datasetId, facts, settings, next, origin, demoNotice, actions } = props;
  const { progress, offline } = useProgress(id, props.progress);
  const { status, accepted, missing } = progress;
  const ended = ENDED.includes(status);
  const results = useResults(id, ended, props.results);
  const [address, go] = useJudgementsAddress();
  useRefresh(status, false);
  return (
    <div className="mx-auto flex w-full max-w-7xl flex-col gap-5 px-4 py-6 sm:px-8 sm:py-8">
      <header className="flex flex-wrap items-start justify-between gap-4 sm:flex-nowrap">
        <div className="min-w-0">
          <BackLink href="/evaluations" label="All evaluations" />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="break-words font-semibold text-2xl tracking-tight">{name}</h1>
            <StatusBadge status={status} />
          </div>
          {facts}
        </div>
        <EvaluationHeader id={id} name={name} datasetId={datasetId} progress={progress} actions={actions} />
      </header>
      <StatusNotes
        id={id}
        setLimit={actions.setLimit}
        progress={progress}
        offline={offline}
        demoNotice={demoNotice}
        words={EVALUATION_WORDS}
      />
      {status !== "completed" && <ProgressCard progress={progress} words={EVALUATION_WORDS} />}
      <FailuresCard
        id={id}
        failures={progress.failures}
        retry={actions.retry}
        status={status}
        blocked={status === "cancelled" ? "It was cancelled: run it again to judge these rows." : ""}
        words={EVALUATION_WORDS}
      />
      {results.judged > 0 && (
        <>
          <ScoresCard results={results} address={address} onFilter={(filter) => go({ ...filter, open: null })} />
          <CriteriaCard criteria={results.criteria} />
          <BreakdownCard results={results} origin={origin} datasetId={datasetId} evaluationId={id} />
        </>
      )}
      {ended && results.judged > 0 && next}
      {(accepted > 0 || missing > 0) && (
        <JudgementsSection evaluationId={id} datasetId={datasetId} judged={results.judged} failed={missing} address={address} go={go} />
      )}
      {settings}
      {status === "completed" && <ProgressCard progress={progress} words={EVALUATION_WORDS} />}
    </div>
  );
}
