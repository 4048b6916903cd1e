"use client";

import dynamic from "next/dynamic";
import { AverageScore } from "@/components/generations/number.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { EvaluationResults } from "@/lib/evaluation/results.ts";
import { formatCount, formatExact } from "@/lib/format.ts";
import { LEVEL_COLOURS } from "./chart-look.tsx";

const CriteriaChart = dynamic(() => import("./criteria-chart.tsx").then((module) => module.CriteriaChart), {
  ssr: false,
  loading: () => <Skeleton className="h-32 w-full" />,
});

/** Each criterion: its mean, and how its scores are spread, as bars and as numbers. */
export function CriteriaCard({ criteria }: { criteria: EvaluationResults["criteria"] }) {
  return (
    <Card aria-label="Scores by criterion">
      <CardHeader title="By criterion" description="How many rows have which score; the weakest criterion is where to look first." />
      <CardBody className="flex flex-col gap-4">
        <CriteriaChart criteria={criteria} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <section aria-label="Scores by criterion, in numbers" tabIndex={0} className="relative overflow-x-auto">
          <table className="w-full min-w-96 text-[0.8125rem] tabular-nums">
            <thead className="text-soft text-xs">
              <tr className="[&>th]:border-b [&>th]:px-2 [&>th]:py-1.5 [&>th]:font-medium">
                <th scope="col" className="pl-0! text-left">
                  Criterion
                </th>
                <th scope="col" className="text-right">
                  Mean
                </th>
                {LEVEL_COLOURS.map((colour, index) => (
                  <th key={colour} scope="col" className="w-14 text-right">
                    <span aria-hidden className="mr-1.5 inline-block size-2.5 rounded-sm" style={{ background: colour }} />
                    <span className="sr-only">Score </span>
                    {index + 1}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {criteria.map(({ name, mean, counts }) => (
                <tr key={name} className="[&>*]:px-2 [&>*]:py-1.5 not-last:[&>*]:border-b">
                  <th scope="row" className="break-words pl-0! text-left font-normal">
                    {name}
                  </th>
                  <td className="whitespace-nowrap text-right">
                    <AverageScore score={mean} />
                  </td>
                  {counts.map((rows, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the place is the score
                    <td key={index} className="text-right" title={formatExact(rows)}>
                      {rows === 0 ? <span className="text-soft">0</span> : formatCount(rows)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </CardBody>
    </Card>
  );
}
