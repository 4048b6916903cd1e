import { Scale } from "lucide-react";
import Link from "next/link";
import { AverageScore } from "@/components/generations/number.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { clip } from "@/components/ui/clip.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { EvaluationComparison } from "@/lib/evaluation/compare.ts";
import { formatCount, formatExact, plural } from "@/lib/format.ts";
import { fieldsOf } from "./results/judgement-view.ts";
import { ScoreBadge } from "./results/score-badge.tsx";

/** What two judges said of the same rows, and where they differ. */
export function ComparisonView({ comparison }: { comparison: EvaluationComparison }) {
  const { first, second, both, same, criteria, rows } = comparison;
  if (both === 0)
    return (
      <EmptyState icon={Scale} title="No row was judged by both">
        The two evaluations judged different rows. Run one of them again over the other’s rows to compare.
      </EmptyState>
    );
  return (
    <>
      <Card aria-label="Both evaluations">
        <CardHeader title="Both" description={`${plural(both, "row was", "rows were")} judged by both; the means are over these.`} />
        <CardBody>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
          <section aria-label="Both evaluations in numbers" tabIndex={0} className="relative overflow-x-auto">
            <table className="w-full min-w-96 text-[0.8125rem] tabular-nums">
              <thead className="text-soft text-xs">
                <tr className="[&>th]:border-b [&>th]:px-2 [&>th]:py-1.5 [&>th]:font-medium">
                  <th scope="col" className="pl-0! text-left">
                    Mean
                  </th>
                  {[first, second].map(({ id, name, modelId, rubric }, index) => (
                    <th key={id} scope="col" className="text-right">
                      <Link href={`/evaluations/${id}`} prefetch={false} className="rounded-sm text-accent hover:underline">
                        {index + 1}. {name}
                      </Link>
                      <span className="block font-normal">
                        {modelId}, {rubric}
                      </span>
                    </th>
                  ))}
                  <th scope="col" className="text-right">
                    Difference
                  </th>
                </tr>
              </thead>
              <tbody className="[&_td]:px-2 [&_td]:py-1.5 [&_td]:text-right [&_th]:py-1.5 [&_th]:text-left [&_tr:not(:last-child)>*]:border-b">
                <tr className="font-medium">
                  <th scope="row">All criteria</th>
                  <td>
                    <AverageScore score={first.mean} />
                  </td>
                  <td>
                    <AverageScore score={second.mean} />
                  </td>
                  <td>{first.mean !== null && second.mean !== null && signed(second.mean - first.mean)}</td>
                </tr>
                {criteria.map((criterion) => (
                  <tr key={criterion.name}>
                    <th scope="row" className="font-normal">
                      {criterion.name}
                    </th>
                    <td>{criterion.first.toFixed(2)}</td>
                    <td>{criterion.second.toFixed(2)}</td>
                    <td>{signed(criterion.second - criterion.first)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </CardBody>
      </Card>
      <Differences comparison={comparison} />
      <Card aria-label="Where they differ most">
        <CardHeader title="Where they differ most" description={`${plural(same, "row has", "rows have")} the same score in both.`} />
        <CardBody>
          {rows.length === 0 ? (
            <p className="text-soft">They differ in no row.</p>
          ) : (
            <ul className="divide-y">
              {rows.map(({ rowId, row, seed, first: one, second: two }) => (
                <li key={rowId} className="grid gap-x-6 gap-y-1 py-3 first:pt-0 last:pb-0 sm:grid-cols-[minmax(0,1fr)_auto]">
                  <div className="min-w-0">
                    <Link
                      href={`/evaluations/${first.id}?row=${rowId}`}
                      prefetch={false}
                      className="line-clamp-2 break-words rounded-sm font-medium hover:underline"
                    >
                      {clip(fieldsOf(row)[0]?.text ?? "") || "(empty)"}
                    </Link>
                    <p className="line-clamp-1 break-words text-[0.8125rem] text-soft">{seed}</p>
                  </div>
                  <p className="flex flex-wrap items-center gap-x-4 text-[0.8125rem]">
                    <span className="inline-flex gap-1.5">
                      <span className="text-soft">1.</span> <ScoreBadge score={one} />
                    </span>
                    <span className="inline-flex gap-1.5">
                      <span className="text-soft">2.</span> <ScoreBadge score={two} />
                    </span>
                    <span className="w-12 text-right font-medium tabular-nums">{signed(two - one)}</span>
                  </p>
                </li>
              ))}
            </ul>
          )}
        </CardBody>
      </Card>
    </>
  );
}

/** How many rows the second judge scores lower or higher, and by how much. */
function Differences({ comparison: { histogram, both } }: { comparison: EvaluationComparison }) {
  const most = Math.max(1, ...histogram.map(({ rows }) => rows));
  const shown = histogram.filter(({ rows }) => rows > 0);
  return (
    <Card aria-label="Differences">
      <CardHeader title="Second minus first" description="Rounded to half a point; above 0 the second judge is the milder." />
      <CardBody>
        <table className="w-full text-[0.8125rem] tabular-nums">
          <thead className="sr-only">
            <tr>
              <th scope="col">Difference</th>
              <th scope="col">Rows</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ difference, rows }) => (
              <tr key={difference}>
                <th scope="row" className="w-14 py-1 pr-3 text-right font-normal">
                  {signed(difference, 1)}
                </th>
                <td>
                  <span className="flex items-center gap-2" title={`${formatExact(rows)} of ${formatExact(both)}`}>
                    <span aria-hidden className="block h-4 rounded-sm bg-accent" style={{ width: `${(rows / most) * 70}%` }} />
                    {formatCount(rows)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </CardBody>
    </Card>
  );
}

/** “+0.50”, “−1.00”, “0.00”. */
function signed(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value > 0 ? "+" : "−"}${text}`;
}
