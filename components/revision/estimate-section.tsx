"use client";

import { Skeleton } from "@/components/ui/skeleton.tsx";
import { formatCost, formatCount, formatExact, formatPrice } from "@/lib/format.ts";
import type { FixEstimate } from "@/lib/revision/estimate.ts";
import type { FixAssistState } from "./use-fix-assist.ts";

/** What fixing all will take, before it is paid for. */
export function EstimateSection({ state, ready }: { state: FixAssistState<FixEstimate>; ready: boolean }) {
  if (!ready) return <p className="text-soft">The estimate appears as soon as there is an instruction and a model.</p>;
  if (state.kind === "failed") return <p className="text-danger">No estimate: {state.message}</p>;
  if (state.kind !== "done") return <Skeleton className="h-14 w-full" />;
  const { calls, inputTokens, outputTokens, costUsd, price } = state.answer;
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4">
        <Figure name="Calls to the model" value={formatCount(calls)} exact={formatExact(calls)} />
        <Figure name="Tokens in" value={`about ${formatCount(inputTokens)}`} exact={formatExact(inputTokens)} />
        <Figure name="Tokens out" value={`about ${formatCount(outputTokens)}`} exact={formatExact(outputTokens)} />
        <Figure
          name="Cost"
          value={costUsd === null ? "unknown" : costUsd === 0 ? "$0" : `about ${formatCost(costUsd)}`}
          exact={costUsd === null ? "No price is known" : `$${costUsd.toFixed(6)}`}
        />
      </dl>
      <p className="mt-4 text-[0.8125rem] text-soft">
        One call a row. Tokens out are reckoned as many as the rows have now; a model that thinks before it answers writes more.
        {price === null
          ? " The price of this model is not known: an owner can enter it under Settings → Prices."
          : costUsd !== 0 &&
            ` At ${formatPrice(price.inputPerMillion)} for a million tokens in and ${formatPrice(price.outputPerMillion)} for a million out (${price.source}, ${price.asOf}).`}
      </p>
    </>
  );
}

const Figure = ({ name, value, exact }: { name: string; value: string; exact: string }) => (
  <div>
    <dt className="text-[0.8125rem] text-soft">{name}</dt>
    <dd title={exact} className="font-semibold text-lg tabular-nums">
      {value}
    </dd>
  </div>
);
