import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { GenerationFacts } from "@/components/generation/generation-facts.tsx";
import { GenerationScreen } from "@/components/generation/generation-screen.tsx";
import { toProgressView } from "@/components/generation/progress-view.ts";
import { providerName, templateName } from "@/components/generations/labels.ts";
import { LineageNote } from "@/components/lineage/lineage-note.tsx";
import { parseRowsAddress, rowsQuery } from "@/components/rows/address.ts";
import { QueryProvider } from "@/components/shell/query-provider.tsx";
import { attributeCoverage } from "@/lib/generation/attribute-coverage.ts";
import { WORKFLOW_NAMES } from "@/lib/generation/names.ts";
import { getGeneration, getProgress } from "@/lib/generation/progress.ts";
import { DEMO_NOTICE } from "@/lib/inference/demo/notice.ts";

import { readLineage } from "@/lib/lineage/lineage.ts";
import { countStates } from "@/lib/review/list-actions.ts";

import { inputsOf } from "@/lib/sources/inputs.ts";
import { fileStorage } from "@/lib/storage.ts";
import { readRows } from "../../../api/generations/[id]/rows/read-rows.ts";
import { load, pageUser } from "../../../server.ts";
import { saveTemplateAction } from "../../templates/actions.ts";
import { cloneAction, deleteAction, renameAction } from "../(list)/actions.ts";
import { cancelAction, pauseAction, resumeAction, retryAction, setLimitAction } from "./actions.ts";

interface GenerationPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const findGeneration = cache(async (id: string) => load(getGeneration(await pageUser(), id)));

export async function generateMetadata({ params }: GenerationPageProps): Promise<Metadata> {
  return { title: (await findGeneration((await params).id)).name };
}

export default async function GenerationPage({ params, searchParams }: GenerationPageProps) {
  const user = await pageUser();
  const generation = await findGeneration((await params).id);
  const { id, provider, files, finishedAt } = generation;
  if (generation.status === "draft") redirect(`/generations/${id}/configure`);
  const address = { ...parseRowsAddress(parametersOf(await searchParams)), open: null };
  const progress = await load(getProgress(user, id));
  const reviewed = { states: await load(countStates(user, id)), averageScore: generation.averageScore };
  const rows = await readRows(user, id, address, progress);
  const coverage = await load(attributeCoverage(user, id));
  return (
    <QueryProvider>
      <GenerationScreen
        id={id}
        name={generation.name}
        facts={
          <>
            <GenerationFacts
              generation={generation}
              provider={providerName(provider)}
              template={
                inputsOf(generation.config.configure) === "items"
                  ? WORKFLOW_NAMES["custom-data-curation"].full
                  : templateName(generation.template)
              }
              now={new Date()}
            />
            <LineageNote lineage={await load(readLineage(user, id))} />
          </>
        }
        demoNotice={provider === "demo" ? DEMO_NOTICE : ""}
        seeds={progress.seeds.map(({ id: seedId, text, asked }) => ({ id: seedId, text, asked }))}
        files={files.map(({ kind, key, sizeBytes }) => ({ kind, sizeBytes, place: fileStorage().locate(key) }))}
        saved={files.length > 0 && files.every((file) => finishedAt !== null && file.createdAt >= finishedAt)}
        progress={toProgressView(progress)}
        rows={{ query: rowsQuery({ ...address, page: 1 }), page: rows }}
        reviewed={reviewed}
        coverage={coverage.attributes.length > 0 ? coverage : null}
        actions={{
          ...{ pause: pauseAction, resume: resumeAction, cancel: cancelAction, retry: retryAction, setLimit: setLimitAction },
          ...{ saveTemplate: saveTemplateAction },
          ...{ rename: renameAction, clone: cloneAction, remove: deleteAction },
        }}
      />
    </QueryProvider>
  );
}

/** The first value of each parameter. */
function parametersOf(parameters: Record<string, string | string[] | undefined>): URLSearchParams {
  return new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, [value ?? ""].flat()[0] ?? ""]));
}
