"use client";

import Link from "next/link";
import { useEffect } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { formatCost, formatCount, formatDuration, formatExact, formatPrice } from "@/lib/format.ts";
import type { Estimate } from "@/lib/generation/estimate.ts";
import type { KnownPrice } from "@/lib/prices/find-price.ts";
import { useAssist } from "../use-assist.ts";

/** What the run will take, before it is paid for. */
export function EstimateCard({ ready, pricesHref, owner }: { ready: boolean; pricesHref: string; owner: boolean }) {
  const { state, run } = useAssist("estimate");
  useEffect(() => {
    if (ready) void run({});
  }, [ready, run]);
  return (
    <Card>
      <CardHeader title="Estimate" description="About what it will take; the generation’s page counts what it really took." />
      <CardBody aria-live="polite">
        {!ready && <p className="text-soft">The estimate appears as soon as the model and what it is to write are ready.</p>}
        {ready && (state.kind === "running" || state.kind === "idle") && <Skeleton className="h-14 w-full" />}
        {ready && state.kind === "failed" && (
          <Callout tone="danger" title="No estimate">
            <p>{state.message}</p>
            <Button size="small" className="mt-2" onClick={() => run({})}>
              Try again
            </Button>
          </Callout>
        )}
        {ready && state.kind === "done" && (
          <>
            <Numbers estimate={state.answer} />
            {state.answer.price === null && <UnknownPrice href={pricesHref} owner={owner} />}
          </>
        )}
      </CardBody>
    </Card>
  );
}

function Numbers({ estimate }: { estimate: Estimate }) {
  const { rows, calls, inputTokens, outputTokens, costUsd, seconds, basis, price } = estimate;
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3">
        <Figure name="Pairs" value={formatCount(rows)} exact={formatExact(rows)} />
        <Figure name="Calls to the model" value={formatCount(calls)} exact={formatExact(calls)} />
        <Figure name="Time" value={`about ${formatDuration(seconds)}`} exact={`${formatExact(seconds)} seconds`} />
        <Figure name="Tokens in" value={`about ${formatCount(inputTokens)}`} exact={formatExact(inputTokens)} />
        <Figure name="Tokens out" value={`about ${formatCount(outputTokens)}`} exact={formatExact(outputTokens)} />
        <Figure
          name="Cost"
          value={costUsd === null ? "unknown" : costUsd === 0 ? "$0" : `about ${formatCost(costUsd)}`}
          exact={costUsd === null ? "No price is known" : `$${costUsd.toFixed(6)}`}
        />
      </dl>
      <p className="mt-4 text-[0.8125rem] text-soft">
        {JUDGED_BY[basis]}
        {price && costUsd !== 0 && ` ${describePrice(price)}`}
      </p>
    </>
  );
}

const JUDGED_BY: Record<Estimate["basis"], string> = {
  "same-runs": "Judged by earlier runs of this model with this prompt and these examples.",
  "same-trial": "Judged by what Try it took with this prompt and these examples.",
  "other-runs":
    "Judged by earlier runs of this model with this template, whose prompt or examples were other ones. Try it makes it closer.",
  "other-trial":
    "Judged by a Try it of this model with this template, whose prompt or examples were other ones. Try it once more to be closer.",
  none: "Judged by the prompt and the examples alone. Press Try it in the step Prompt to be closer: models that think before they answer write several times as much.",
};

const describePrice = ({ inputPerMillion, outputPerMillion, source, asOf }: KnownPrice) =>
  `At ${formatPrice(inputPerMillion)} for a million tokens in and ${formatPrice(outputPerMillion)} for a million out (${source}, ${asOf}).`;

/** Not known is not free: where to change that. */
function UnknownPrice({ href, owner }: { href: string; owner: boolean }) {
  return (
    <Callout tone="warning" title="The price of this model is not known" className="mt-4">
      So there is no cost here and none will be counted, and a spending limit cannot be kept.{" "}
      {owner ? (
        <>
          <Link href={href} className="font-medium underline underline-offset-4">
            Enter its price
          </Link>{" "}
          before you press Generate; 0 if it runs on a machine of your own.
        </>
      ) : (
        <>An owner of this studio can enter it under Settings → Prices before you press Generate.</>
      )}
    </Callout>
  );
}

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
