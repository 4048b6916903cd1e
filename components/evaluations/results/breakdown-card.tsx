"use client";

import clsx from "clsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import type { EvaluationResults, SeedResult } from "@/lib/evaluation/results.ts";
import { plural } from "@/lib/format.ts";
import { BreakdownTable } from "./breakdown-table.tsx";

interface BreakdownCardProps {
  results: Pick<EvaluationResults, "seeds" | "highestSeeds" | "seedsTotal" | "attributes">;
  /** Seed, or Source where the rows were made of documents or data. */
  origin: "Seed" | "Source";
  datasetId: string;
  evaluationId: string;
}

/** Where the scores are high and low: by seed, and by the attributes' values. */
export function BreakdownCard({
  results: { seeds, highestSeeds, seedsTotal, attributes },
  origin,
  datasetId,
  evaluationId,
}: BreakdownCardProps) {
  if (seeds.length === 0 && attributes.length === 0) return null;
  const seedLine = ({ seedId, label, rows, mean }: SeedResult) => ({
    ...{ key: seedId ?? "", label: label || "Not known any more", rows, mean },
    href: seedId && `/generations/${datasetId}/review?${new URLSearchParams({ seed: seedId, evaluation: evaluationId })}`,
  });
  const seedName = origin.toLowerCase();
  return (
    <Card aria-label={`Scores by ${seedName} and attribute`}>
      <CardHeader
        title={attributes.length > 0 ? `By ${seedName} and attribute` : `By ${seedName}`}
        description={`The weakest first. A ${seedName} opens its rows in the review.`}
      />
      <CardBody className={clsx("grid gap-x-8 gap-y-6", (highestSeeds.length > 0 || attributes.length > 0) && "md:grid-cols-2")}>
        {seeds.length > 0 && (
          <BreakdownTable
            caption={highestSeeds.length > 0 ? `The lowest of ${plural(seedsTotal, seedName)}` : plural(seedsTotal, seedName)}
            heading={origin}
            lines={seeds.map(seedLine)}
          />
        )}
        {highestSeeds.length > 0 && (
          <BreakdownTable caption={`The highest of ${plural(seedsTotal, seedName)}`} heading={origin} lines={highestSeeds.map(seedLine)} />
        )}
        {attributes.map(({ name, values }) => (
          <BreakdownTable
            key={name}
            caption={name}
            heading="Value"
            lines={values.map(({ value, rows, mean }) => ({ key: value, label: value, rows, mean, href: null }))}
          />
        ))}
      </CardBody>
    </Card>
  );
}
