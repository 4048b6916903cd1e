"use client";

import clsx from "clsx";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { clip } from "@/components/ui/clip.ts";
import type { Agreement, Estimated } from "@/lib/evaluation/agreement.ts";
import type { AgreementReport as Report } from "@/lib/evaluation/calibration.ts";
import { plural } from "@/lib/format.ts";
import { fieldsOf } from "../results/judgement-view.ts";
import { kappaAdvice, kappaWords } from "./agreement-words.ts";
import { type AddExample, ExampleDialog } from "./example-dialog.tsx";

type Difference = Report["differences"][number];

interface AgreementReportProps {
  evaluationId: string;
  report: Report;
  addExample: AddExample;
}

/** How far people and the judge agree, in words and in numbers, and where they differ most. */
export function AgreementReport({ evaluationId, report, addExample }: AgreementReportProps) {
  const { rows, raters, overall, criteria, differences } = report;
  const [example, setExample] = useState<Difference | null>(null);
  const { value, low, high } = overall.kappa;
  return (
    <div className="flex flex-col gap-5">
      {rows < LEAST && (
        <Callout>
          Only {plural(rows, "row is", "rows are")} rated. From {LEAST} on the numbers begin to mean something.
        </Callout>
      )}
      <Card aria-label="Agreement">
        <CardHeader
          title={<span className="first-letter:uppercase">{sentence(kappaWords(value))}</span>}
          description={
            <>
              Weighted kappa {numberOf(value)}
              {low !== null && high !== null && `, with 95 % confidence between ${numberOf(low)} and ${numberOf(high)}`}, over{" "}
              {plural(rows, "row")} ({plural(overall.scores, "score")})
              {raters.length > 1 && ` by ${raters.map((rater) => `${rater.name} (${rater.rows})`).join(", ")}`}. {kappaAdvice(value)}
            </>
          }
        />
        <CardBody>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
          <section aria-label="Agreement in numbers" tabIndex={0} className="relative overflow-x-auto">
            <table className="w-full min-w-140 text-[0.8125rem] tabular-nums">
              <thead className="text-soft text-xs">
                <tr className="[&>th]:border-b [&>th]:px-2 [&>th]:py-1.5 [&>th]:text-right [&>th]:align-bottom [&>th]:font-medium">
                  <th scope="col" className="pl-0! text-left!">
                    Criterion
                  </th>
                  <th scope="col">Same score</th>
                  <th scope="col">Within one</th>
                  <th scope="col" title="Whether rows stand in the same order, from −1 to 1 (Spearman’s rank correlation)">
                    Same order
                    <span className="block font-normal">Spearman</span>
                  </th>
                  <th scope="col" title="Agreement beyond chance, from −1 to 1; far differences count more (quadratic-weighted kappa)">
                    Beyond chance
                    <span className="block font-normal">weighted kappa</span>
                  </th>
                  <th scope="col">Rows</th>
                </tr>
              </thead>
              <tbody className="[&_tr:not(:last-child)>*]:border-b">
                <Line name="All criteria" agreement={overall} strong />
                {criteria.map(({ name, agreement }) => (
                  <Line key={name} name={name} agreement={agreement} />
                ))}
              </tbody>
            </table>
          </section>
          <p className="mt-3 text-[0.8125rem] text-soft">
            In brackets the 95 % confidence interval: with more rows it becomes narrower. “–” stands where the number cannot be told,
            because too few rows are rated or all scores are alike.
          </p>
        </CardBody>
      </Card>
      <Card aria-label="Where you differ most">
        <CardHeader
          title="Where you differ most"
          description="If you are right, use the row as an example in the rubric: the next judge is shown it and follows it."
        />
        <CardBody>
          {differences.length === 0 ? (
            <p className="text-soft">You differ in no row.</p>
          ) : (
            <ul className="divide-y">
              {differences.map((difference) => (
                <DifferenceItem
                  key={`${difference.rowId} ${difference.rater}`}
                  difference={difference}
                  showRater={raters.length > 1}
                  onExample={() => setExample(difference)}
                />
              ))}
            </ul>
          )}
        </CardBody>
      </Card>
      {example && (
        <ExampleDialog evaluationId={evaluationId} difference={example} addExample={addExample} onClose={() => setExample(null)} />
      )}
    </div>
  );
}

const LEAST = 20;

function Line({ name, agreement, strong = false }: { name: string; agreement: Agreement; strong?: boolean }) {
  const { exact, withinOne, spearman, kappa, rows } = agreement;
  return (
    <tr className={strong ? "font-medium" : undefined}>
      <th scope="row" className={clsx("py-1.5 pr-2 text-left align-top", !strong && "font-normal")}>
        {name}
      </th>
      <Value estimated={exact} show={percent} />
      <Value estimated={withinOne} show={percent} />
      <Value estimated={spearman} show={numberOf} />
      <Value estimated={kappa} show={numberOf} note={kappaWords(kappa.value)} />
      <td className="px-2 py-1.5 text-right align-top">{rows}</td>
    </tr>
  );
}

function Value({
  estimated: { value, low, high },
  show,
  note,
}: {
  estimated: Estimated;
  show: (value: number | null) => string;
  note?: string;
}) {
  return (
    <td className="px-2 py-1.5 text-right align-top">
      {show(value)}
      {low !== null && high !== null && (
        <span className="block whitespace-nowrap font-normal text-soft text-xs">
          ({show(low)} to {show(high)})
        </span>
      )}
      {note && value !== null && <span className="block font-normal text-soft text-xs">{note}</span>}
    </td>
  );
}

function DifferenceItem({ difference, showRater, onExample }: { difference: Difference; showRater: boolean; onExample: () => void }) {
  const { row, rater, person, judge, criteria } = difference;
  const fields = fieldsOf(row);
  return (
    <li className="flex flex-col gap-3 py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          {fields.slice(0, 2).map(({ name, text }, index) => (
            <p key={name} className={index === 0 ? "line-clamp-2 break-words font-medium" : "line-clamp-3 break-words text-soft"}>
              {clip(text) || "(empty)"}
            </p>
          ))}
        </div>
        <p className="text-right text-[0.8125rem] tabular-nums">
          {showRater ? rater : "You"} <span className="font-semibold">{person.toFixed(2)}</span> · judge{" "}
          <span className="font-semibold">{judge.toFixed(2)}</span>
        </p>
      </div>
      <dl className="rounded-lg bg-surface px-4 py-2 text-[0.8125rem]">
        {criteria.map(({ name, score, person: own, reasoning }) => (
          <div key={name} className="py-1.5">
            <dt className="flex flex-wrap justify-between gap-x-3">
              <span className="font-medium">{name}</span>
              <span className="tabular-nums">
                {showRater ? rater : "you"} {own}, judge {score}
                {own !== score && <span className="text-soft"> ({Math.abs(own - score)} apart)</span>}
              </span>
            </dt>
            <dd className="break-words text-soft">{reasoning}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Button size="small" onClick={onExample}>
          Use as an example in the rubric
        </Button>
      </div>
    </li>
  );
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const percent = (value: number | null) => (value === null ? "–" : `${Math.round(value * 100)} %`);
const numberOf = (value: number | null) =>
  value === null
    ? "–"
    : value
        .toFixed(2)
        .replace(/^-0\.00$/, "0.00")
        .replace("-", "−");
