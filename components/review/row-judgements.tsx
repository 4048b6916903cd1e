"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import { LocalTime } from "@/components/ui/local-time.tsx";

interface RowJudgement {
  rowId: string;
  score: number | null;
  criteria: { name: string; reasoning: string; score: number }[];
  changed: boolean;
  failure: string;
  evaluation: { id: string; name: string; modelId: string; rubric: string; createdAt: string };
}

/** What judges said about a row, the latest first. */
export function RowJudgements({ datasetId, rowId }: { datasetId: string; rowId: string }) {
  const { data } = useQuery({
    queryKey: ["row-judgements", datasetId, rowId],
    queryFn: ({ signal }) => fetchJson<RowJudgement[]>(`/api/generations/${datasetId}/review/${rowId}/judgements`, signal),
    staleTime: 60_000,
    retry: false,
  });
  if (!data || data.length === 0) return null;
  return (
    <section aria-label="What judges said" className="flex flex-col gap-4">
      {data.map(({ evaluation, score, criteria, changed, failure }) => (
        <div key={evaluation.id}>
          <h3 className="mb-1 font-medium text-soft text-xs">
            <a href={`/evaluations/${evaluation.id}`} className="underline-offset-4 hover:underline">
              {evaluation.name}
            </a>{" "}
            · {evaluation.modelId} · <LocalTime iso={evaluation.createdAt} />
          </h3>
          <p className="font-semibold tabular-nums">{score === null ? "No score" : `Score ${score.toFixed(2)} of 5`}</p>
          {changed && <p className="text-warning">The text was changed after it was judged.</p>}
          {failure && <p className="text-soft">{failure}</p>}
          <dl className="mt-1 flex flex-col gap-2">
            {criteria.map((criterion) => (
              <div key={criterion.name}>
                <dt className="flex justify-between gap-3 font-medium">
                  {criterion.name} <span className="tabular-nums">{criterion.score}</span>
                </dt>
                <dd className="break-words text-soft">{criterion.reasoning}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}
