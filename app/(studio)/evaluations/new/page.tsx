import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DatasetList } from "@/components/evaluations/new/dataset-list.tsx";
import { EvaluationForm } from "@/components/evaluations/new/evaluation-form.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { Page } from "@/components/ui/page.tsx";
import { isUuid } from "@/lib/accounts/uuid.ts";
import { prepareEvaluation } from "@/lib/evaluation/prepare.ts";
import { listRubrics } from "@/lib/evaluation/rubrics.ts";
import { againForm } from "@/lib/evaluation/start.ts";
import { plural } from "@/lib/format.ts";
import { listGenerations } from "@/lib/generation/list.ts";
import { DEMO_MODEL } from "@/lib/inference/demo/models.ts";
import { parseRowFilter } from "@/lib/review/filter.ts";
import { countRows } from "@/lib/review/select-rows.ts";
import { load, pageChanger } from "../../../server.ts";
import { saveRubricAction } from "../rubrics/actions.ts";
import { estimateEvaluationAction, startEvaluationAction, testModelAction } from "./actions.ts";

export const metadata: Metadata = { title: "New evaluation" };

const PAGE_SIZE = 20;

interface NewEvaluationPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Looking at this page creates nothing; only the button does. */
export default async function NewEvaluationPage({ searchParams }: NewEvaluationPageProps) {
  const user = await pageChanger();
  const given = await searchParams;
  const parameters = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, [value ?? ""].flat()[0] ?? ""]));
  const again = isUuid(parameters.get("again")) ? await load(againForm(user, parameters.get("again") ?? "")) : null;
  const datasetId = again?.datasetId ?? parameters.get("dataset");
  const back = <BackLink href="/evaluations" label="All evaluations" />;
  if (!isUuid(datasetId)) {
    const search = parameters.get("q")?.trim().slice(0, 200) ?? "";
    const page = Math.max(1, Math.min(1_000_000, Math.trunc(Number(parameters.get("page"))) || 1));
    const { items, total } = await listGenerations(user, { search, page, pageSize: PAGE_SIZE, status: WITH_ROWS });
    if (items.length === 0 && total > 0) redirect("/evaluations/new");
    return (
      <Page title="Evaluate a dataset" description="Which dataset should be judged?" back={back}>
        <DatasetList items={items} total={total} search={search} page={page} pageSize={PAGE_SIZE} now={new Date()} />
      </Page>
    );
  }
  const prepared = await load(prepareEvaluation(user, datasetId));
  const filter = again?.form.rows.filter ?? parseRowFilter(parameters);
  const [{ presets, saved }, filterRows] = await Promise.all([
    listRubrics(user, prepared.dataset.grounded),
    countRows(prepared.dataset.id, filter),
  ]);
  return (
    <Page
      title={`Evaluate “${prepared.dataset.name}”`}
      description={`${plural(prepared.dataset.rows, "row")}, written by ${prepared.dataset.modelId}.`}
      back={back}
    >
      <EvaluationForm
        prepared={prepared}
        presets={presets}
        saved={saved}
        filter={filter}
        filterRows={filterRows}
        again={again?.form ?? null}
        demoModelId={DEMO_MODEL}
        owner={user.role === "owner"}
        actions={{
          ...{ start: startEvaluationAction, estimate: estimateEvaluationAction, test: testModelAction },
          saveRubric: saveRubricAction,
        }}
      />
    </Page>
  );
}

const WITH_ROWS = ["running", "paused", "completed", "incomplete", "cancelled"] as const;
