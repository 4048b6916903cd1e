import type { Metadata } from "next";
import { cache } from "react";
import { load, pageUser } from "@/app/server.ts";
import { toProgressView } from "@/components/generation/progress-view.ts";
import { providerName } from "@/components/generations/labels.ts";
import { When } from "@/components/generations/when.tsx";
import { FixScreen } from "@/components/revision/fix-screen.tsx";
import { QueryProvider } from "@/components/shell/query-provider.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { getProgress } from "@/lib/generation/progress.ts";
import { DEMO_NOTICE } from "@/lib/inference/demo/notice.ts";
import { describeFilter } from "@/lib/review/describe-filter.ts";
import { readFilterNames } from "@/lib/review/filter-names.ts";
import { getFix } from "@/lib/revision/list.ts";
import { deleteAction } from "../../../(list)/actions.ts";
import { cancelAction, pauseAction, resumeAction, retryAction, setLimitAction } from "../../actions.ts";
import { decideFixAction, decideFixesAction, undoFixAction } from "../actions.ts";

interface FixPageProps {
  params: Promise<{ id: string; run: string }>;
}

const findFix = cache(async (id: string, run: string) => load(getFix(await pageUser(), id, run)));

export async function generateMetadata({ params }: FixPageProps): Promise<Metadata> {
  const { id, run } = await params;
  return { title: (await findFix(id, run)).settings.name };
}

export default async function FixPage({ params }: FixPageProps) {
  const user = await pageUser();
  const { id, run } = await params;
  const fix = await findFix(id, run);
  const { dataset, settings, provider } = fix;
  const [progress, names] = await Promise.all([load(getProgress(user, run)), readFilterNames(id, settings.rows.filter)]);
  return (
    <QueryProvider>
      <FixScreen
        datasetId={id}
        id={run}
        instruction={fix.instruction}
        back={<BackLink href={`/generations/${id}/fixes`} label={`Fixes of “${dataset.name}”`} />}
        facts={
          <p className="mt-1 text-soft">
            {describeFilter(settings.rows.filter, names)} · <span title={providerName(provider)}>{fix.modelId}</span> on{" "}
            {fix.connectionName || `${providerName(provider)} (connection deleted)`} · {fix.owner} · started{" "}
            <When date={fix.createdAt} now={new Date()} />
          </p>
        }
        demoNotice={provider === "demo" ? DEMO_NOTICE : ""}
        progress={toProgressView(progress)}
        actions={{
          ...{ pause: pauseAction, resume: resumeAction, cancel: cancelAction, retry: retryAction, setLimit: setLimitAction },
          ...{ remove: deleteAction, decide: decideFixAction, decideBatch: decideFixesAction, undo: undoFixAction },
        }}
      />
    </QueryProvider>
  );
}
