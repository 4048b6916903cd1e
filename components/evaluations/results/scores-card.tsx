"use client";

import clsx from "clsx";
import dynamic from "next/dynamic";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { EvaluationResults } from "@/lib/evaluation/results.ts";
import { formatCount, formatExact, plural } from "@/lib/format.ts";
import { binFilter, type JudgementsAddress } from "./address.ts";
import { binName } from "./bins.ts";

const HistogramChart = dynamic(() => import("./histogram-chart.tsx").then((module) => module.HistogramChart), {
  ssr: false,
  loading: () => <Skeleton className="h-55 w-full" />,
});

interface ScoresCardProps {
  results: EvaluationResults;
  address: JudgementsAddress;
  onFilter: (filter: Pick<JudgementsAddress, "minScore" | "maxScore" | "failed">) => void;
}

/** Mean, median and how the scores are spread. A bar, or its line in the table, shows its rows. */
export function ScoresCard({ results: { judged, deleted, mean, median, histogram }, address, onFilter }: ScoresCardProps) {
  const chosen = histogram.find((bin) => {
    const { minScore, maxScore } = binFilter(bin);
    return !address.failed && minScore === address.minScore && maxScore === address.maxScore;
  });
  const toggle = (bin: (typeof histogram)[number]) =>
    onFilter({ failed: false, ...(bin.from === chosen?.from ? { minScore: null, maxScore: null } : binFilter(bin)) });
  return (
    <Card aria-label="Scores">
      <CardHeader
        title="Scores"
        description={
          <>
            The mean of a row’s criteria, from 1 to 5, over {plural(judged, "judged row")}.
            {deleted > 0 && ` ${plural(deleted, "of them was", "of them were")} deleted since and still count here.`}
          </>
        }
        aside={
          <dl className="flex gap-6">
            <Figure name="Mean" value={mean} />
            <Figure name="Median" value={median} />
          </dl>
        }
      />
      <CardBody className="grid items-start gap-x-8 gap-y-4 md:grid-cols-[minmax(0,1fr)_15rem]">
        <HistogramChart bins={histogram} chosen={chosen ?? null} onChoose={toggle} />
        <table className="w-full text-[0.8125rem] tabular-nums">
          <caption className="sr-only">Rows by score</caption>
          <thead className="text-soft text-xs">
            <tr className="[&>th]:border-b [&>th]:py-1.5 [&>th]:font-medium">
              <th scope="col" className="text-left">
                Score
              </th>
              <th scope="col" className="text-right">
                Rows
              </th>
            </tr>
          </thead>
          <tbody>
            {histogram.map((bin) => (
              <tr key={bin.from}>
                <th scope="row" className="text-left font-normal">
                  <button
                    type="button"
                    aria-pressed={bin.from === chosen?.from}
                    disabled={bin.rows === 0}
                    onClick={() => toggle(bin)}
                    title={bin.rows === 0 ? "No row has such a score" : "Show these rows below"}
                    className={clsx(
                      "rounded-sm py-0.5 text-left",
                      bin.rows === 0
                        ? "text-soft"
                        : "text-accent underline-offset-4 hover:underline aria-pressed:font-semibold aria-pressed:underline",
                    )}
                  >
                    {binName(bin)}
                  </button>
                </th>
                <td className="text-right" title={formatExact(bin.rows)}>
                  {formatCount(bin.rows)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </CardBody>
    </Card>
  );
}

function Figure({ name, value }: { name: string; value: number | null }) {
  return (
    <div className="text-right">
      <dt className="text-soft text-xs">{name}</dt>
      <dd className="font-semibold text-xl tabular-nums" title={value === null ? undefined : `${value.toFixed(4)} of 5`}>
        {value === null ? "–" : value.toFixed(2)}
      </dd>
    </div>
  );
}
