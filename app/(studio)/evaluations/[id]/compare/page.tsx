import type { Metadata } from "next";
import { CompareChoice } from "@/components/evaluations/compare-choice.tsx";
import { ComparisonView } from "@/components/evaluations/comparison-view.tsx";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Page } from "@/components/ui/page.tsx";
import { isUuid } from "@/lib/accounts/uuid.ts";
import { compareEvaluations } from "@/lib/evaluation/compare.ts";
import { listEvaluations } from "@/lib/evaluation/list.ts";
import { getEvaluation } from "@/lib/evaluation/results.ts";
import { load, pageUser } from "../../../../server.ts";

export const metadata: Metadata = { title: "Compare evaluations" };

const MOST_OTHERS = 100;

interface ComparePageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ with?: string | string[] }>;
}

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const user = await pageUser();
  const { id, name, dataset } = await load(getEvaluation(user, (await params).id));
  const { items } = await listEvaluations(user, { dataset: dataset.id, pageSize: MOST_OTHERS });
  const others = items.filter((other) => other.id !== id && other.accepted > 0);
  const wanted = [(await searchParams).with].flat()[0];
  const other = isUuid(wanted) ? others.find((one) => one.id === wanted) : others[0];
  const comparison = other ? await load(compareEvaluations(user, id, other.id)) : null;
  return (
    <Page
      wide
      title="Compare evaluations"
      description={`Two evaluations of “${dataset.name}”, row by row.`}
      back={<BackLink href={`/evaluations/${id}`} label={name} />}
    >
      {others.length === 0 ? (
        <div className="flex flex-col items-start gap-3">
          <p>This dataset has no other evaluation with scores. Judge it again with another model or rubric, then compare.</p>
          <ForChangers>
            <ButtonLink variant="primary" href={`/evaluations/new?again=${id}`}>
              Run again
            </ButtonLink>
          </ForChangers>
        </div>
      ) : (
        <div className="max-w-xl">
          <CompareChoice id={id} others={others} {...(other && { chosen: other.id })} />
        </div>
      )}
      {others.length > 0 && !other && <p role="alert">The other evaluation is not there any more. Choose another one.</p>}
      {comparison && <ComparisonView comparison={comparison} />}
    </Page>
  );
}
