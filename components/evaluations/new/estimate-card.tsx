"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { settle } from "@/components/ui/settle.ts";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { Outcome } from "@/lib/errors.ts";
import type { EvaluationEstimate } from "@/lib/evaluation/estimate.ts";
import type { EvaluationForm } from "@/lib/evaluation/form.ts";
import { formatCost, formatCount, formatExact } from "@/lib/format.ts";

type EstimateInput = Pick<EvaluationForm, "connectionId" | "modelId" | "temperature" | "maxTokens" | "rows" | "rubric">;
export type EstimateRun = (input: { datasetId: string; form: EstimateInput }) => Promise<Outcome<EvaluationEstimate>>;

const TYPING_PAUSE_MS = 500;

interface EstimateCardProps {
  datasetId: string;
  /** Null while what is filled in is not enough. */
  form: EstimateInput | null;
  estimate: EstimateRun;
  /** Where the model's price can be entered; null for members. */
  pricesHref: string | null;
}

/** What judging will take, before it is paid for; brought up to date as the form changes. */
export function EstimateCard({ datasetId, form, estimate, pricesHref }: EstimateCardProps) {
  const [outcome, setOutcome] = useState<Outcome<EvaluationEstimate> | null>(null);
  const wanted = form && JSON.stringify(form);
  useEffect(() => {
    setOutcome(null);
    if (wanted === null) return;
    let gone = false;
    const timer = setTimeout(async () => {
      const answer = await settle(estimate({ datasetId, form: JSON.parse(wanted) }));
      if (!gone) setOutcome(answer);
    }, TYPING_PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [wanted, datasetId, estimate]);
  return (
    <Card>
      <CardHeader title="Estimate" description="About what it will take; the evaluation’s page counts what it really took." />
      <CardBody aria-live="polite" className="min-h-24">
        {wanted === null && <p className="text-soft">The estimate appears as soon as the judge, the rubric and the rows are chosen.</p>}
        {wanted !== null && outcome === null && <Skeleton className="h-14 w-full" />}
        {outcome && !outcome.ok && (
          <Callout tone="danger" title="No estimate">
            {outcome.error.message}
          </Callout>
        )}
        {outcome?.ok && (
          <>
            <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4">
              <Figure name="Calls to the judge" value={formatCount(outcome.value.calls)} exact={formatExact(outcome.value.calls)} />
              <Figure
                name="Tokens in"
                value={`about ${formatCount(outcome.value.inputTokens)}`}
                exact={formatExact(outcome.value.inputTokens)}
              />
              <Figure
                name="Tokens out"
                value={`about ${formatCount(outcome.value.outputTokens)}`}
                exact={formatExact(outcome.value.outputTokens)}
              />
              <Figure name="Cost" value={costOf(outcome.value.costUsd)} exact={exactCost(outcome.value.costUsd)} />
            </dl>
            {outcome.value.costUsd === null && (
              <Callout tone="warning" title="The price of this model is not known" className="mt-4">
                So no cost will be counted, and a spending limit cannot be kept.{" "}
                {pricesHref ? (
                  <Link href={pricesHref} prefetch={false} className="font-medium underline underline-offset-4">
                    Enter its price
                  </Link>
                ) : (
                  "An owner of this studio can enter it under Settings → Prices."
                )}
              </Callout>
            )}
          </>
        )}
      </CardBody>
    </Card>
  );
}

const costOf = (dollars: number | null) => (dollars === null ? "unknown" : dollars === 0 ? "$0" : `about ${formatCost(dollars)}`);
const exactCost = (dollars: number | null) => (dollars === null ? "No price is known" : `$${dollars.toFixed(6)}`);

function Figure({ name, value, exact }: { name: string; value: string; exact: string }) {
  return (
    <div>
      <dt className="text-[0.8125rem] text-soft">{name}</dt>
      <dd>
        <span title={exact} className="font-semibold text-lg tabular-nums">
          {value}
        </span>
      </dd>
    </div>
  );
}
