import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { EvaluationScreen } from "@/components/evaluations/evaluation-screen.tsx";
import { NextCard } from "@/components/evaluations/next-card.tsx";
import { SettingsCard } from "@/components/evaluations/settings-card.tsx";
import { toProgressView } from "@/components/generation/progress-view.ts";
import { When } from "@/components/generations/when.tsx";
import { QueryProvider } from "@/components/shell/query-provider.tsx";
import { canChange } from "@/lib/accounts/actor.ts";
import { listEvaluations } from "@/lib/evaluation/list.ts";
import { getEvaluation, readResults } from "@/lib/evaluation/results.ts";
import { getProgress } from "@/lib/generation/progress.ts";
import { load, pageUser } from "../../../server.ts";
import { deleteAction, renameAction } from "../../generations/(list)/actions.ts";
import { cancelAction, pauseAction, resumeAction, retryAction, setLimitAction } from "../../generations/[id]/actions.ts";

interface EvaluationPageProps {
  params: Promise<{ id: string }>;
}

/** More than anybody chooses from. */
const MOST_OTHERS = 100;

const DEMO_JUDGE = "Judged by the built-in demo model: its scores show how an evaluation works, and say nothing about the rows.";

const findEvaluation = cache(async (id: string) => load(getEvaluation(await pageUser(), id)));

export async function generateMetadata({ params }: EvaluationPageProps): Promise<Metadata> {
  return { title: (await findEvaluation((await params).id)).name };
}

export default async function EvaluationPage({ params }: EvaluationPageProps) {
  const user = await pageUser();
  const evaluation = await findEvaluation((await params).id);
  const { id, dataset } = evaluation;
  const [progress, results, { items }, subject] = await Promise.all([
    load(getProgress(user, id)),
    load(readResults(user, id)),
    listEvaluations(user, { dataset: dataset.id, pageSize: MOST_OTHERS }),
    load(getProgress(user, dataset.id)),
  ]);
  const others = items.filter((other) => other.id !== id && other.accepted > 0);
  return (
    <QueryProvider>
      <EvaluationScreen
        id={id}
        name={evaluation.name}
        datasetId={dataset.id}
        facts={
          <p className="mt-1 text-soft">
            <Link href={`/generations/${dataset.id}`} prefetch={false} className="rounded-sm text-accent underline underline-offset-4">
              {dataset.name}
            </Link>{" "}
            judged by {evaluation.modelId} · {evaluation.rubric.name} · {evaluation.owner.name || evaluation.owner.email} ·{" "}
            <When date={evaluation.startedAt ?? evaluation.createdAt} now={new Date()} />
          </p>
        }
        settings={<SettingsCard evaluation={evaluation} />}
        next={canChange(user) && <NextCard id={id} others={others} />}
        origin={subject.inputs === "seeds" ? "Seed" : "Source"}
        demoNotice={evaluation.provider === "demo" ? DEMO_JUDGE : ""}
        progress={toProgressView(progress)}
        results={results}
        actions={{
          ...{ pause: pauseAction, resume: resumeAction, cancel: cancelAction, retry: retryAction, setLimit: setLimitAction },
          ...{ rename: renameAction, remove: deleteAction },
        }}
      />
    </QueryProvider>
  );
}
