"use client";

import Link from "next/link";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import { RadioCard, RadioCards } from "@/components/wizard/shared/radio-card.tsx";
import { plural } from "@/lib/format.ts";

export type RowsKind = "all" | "filter" | "sample";

interface RowsSectionProps {
  kind: RowsKind;
  onKind: (kind: RowsKind) => void;
  /** Rows of the dataset, without deleted ones. */
  total: number;
  /** The filter in words and how many rows it shows; null when there is none. */
  filter: { words: string; rows: number } | null;
  sample: string;
  onSample: (text: string) => void;
  error: string | undefined;
  /** Where a filter can be set. */
  reviewHref: string;
}

/** Which rows are judged: all, those of a filter, or some drawn at random. */
export function RowsSection({ kind, onKind, total, filter, sample, onSample, error, reviewHref }: RowsSectionProps) {
  const from = filter ?? { words: "all rows", rows: total };
  return (
    <Card>
      <CardHeader
        title="Rows"
        description={
          <>
            Which rows are judged. To judge only some,{" "}
            <Link href={reviewHref} prefetch={false} className="text-accent underline underline-offset-4">
              filter them on the dataset’s review page
            </Link>{" "}
            and choose Evaluate there.
          </>
        }
      />
      <CardBody className="flex flex-col gap-4">
        <RadioCards legend="Judge">
          <RadioCard
            group="rows"
            value="all"
            title="All rows"
            description={plural(total, "row")}
            checked={kind === "all"}
            onChange={() => onKind("all")}
          />
          {filter && (
            <RadioCard
              group="rows"
              value="filter"
              title="The rows of the filter"
              description={`${plural(filter.rows, "row")}: ${filter.words}`}
              checked={kind === "filter"}
              onChange={() => onKind("filter")}
            />
          )}
          <RadioCard
            group="rows"
            value="sample"
            title="A random sample"
            description={`Some of the ${plural(from.rows, "row")}${filter ? ` of the filter` : ""}, each as likely as any; 200 give a good idea of the average.`}
            checked={kind === "sample"}
            onChange={() => onKind("sample")}
          />
        </RadioCards>
        {kind === "sample" && (
          <Field id="sample" label="Rows in the sample" error={error}>
            <Input
              {...describe("sample", error, false)}
              type="number"
              inputMode="numeric"
              min={1}
              max={from.rows}
              value={sample}
              onChange={(event) => onSample(event.target.value)}
              onWheel={(event) => event.currentTarget.blur()}
              className="w-40! tabular-nums"
            />
          </Field>
        )}
        {kind !== "sample" && error && (
          <p role="alert" className="text-[0.8125rem] text-danger">
            {error}
          </p>
        )}
      </CardBody>
    </Card>
  );
}
