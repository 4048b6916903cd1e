import type { ReactNode } from "react";
import { providerName } from "@/components/generations/labels.ts";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import type { EvaluationDetail } from "@/lib/evaluation/results.ts";
import { formatCost, plural } from "@/lib/format.ts";
import { describeFilter } from "@/lib/review/describe-filter.ts";
import { CriteriaView } from "./rubric/criteria-view.tsx";

/** By what a dataset was judged: the judge, its parameters, the rows, and the rubric as it was then. */
export function SettingsCard({ evaluation }: { evaluation: EvaluationDetail }) {
  const { modelId, provider, connectionName, temperature, maxTokens, rubric, promptHash, rows, sameFamily, spendingLimit, dataset } =
    evaluation;
  return (
    <Card aria-label="How it was judged">
      <CardHeader title="How it was judged" description="Frozen when it was started, and kept with every score." />
      <CardBody className="flex flex-col gap-5">
        {sameFamily && provider !== "demo" && (
          <Callout tone="warning" title={`${sameFamily} judged ${sameFamily}`}>
            {dataset.modelId} wrote these rows, and models favour what their own family wrote. Compare the scores with your own ratings.
          </Callout>
        )}
        <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
          <Fact name="Judge">
            {modelId} on {connectionName || `${providerName(provider)} (connection deleted)`}
          </Fact>
          <Fact name="Temperature">{temperature === null ? "the model’s own" : temperature}</Fact>
          <Fact name="Max tokens">{maxTokens.toLocaleString("en")}</Fact>
          <Fact name="Rows">
            {rows.sample === null
              ? describeFilter(rows.filter)
              : `${plural(rows.sample, "row")} drawn at random from ${describeFilter(rows.filter)}`}
          </Fact>
          <Fact name="Rubric">
            {rubric.name}, version {rubric.version}
          </Fact>
          {spendingLimit !== null && <Fact name="Spending limit">{formatCost(spendingLimit)}</Fact>}
          <Fact name="Prompt hash">
            <span className="flex min-w-0 items-center gap-1">
              <code className="truncate font-mono text-xs" title={`SHA-256 of the judge’s prompt without the row: ${promptHash}`}>
                {promptHash.slice(0, 16)}…
              </code>
              <CopyButton text={promptHash} label="Copy the prompt’s hash" />
            </span>
          </Fact>
        </dl>
        <CriteriaView content={rubric.content} />
      </CardBody>
    </Card>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-soft text-xs">{name}</dt>
    <dd className="mt-0.5 break-words">{children}</dd>
  </div>
);
