"use client";

import Link from "next/link";
import { FIRST_ROWS, rowsQuery } from "./address.ts";
import { RowFields } from "./row-fields.tsx";
import type { FullRow, SeedOf } from "./types.ts";
import { useRowsAddress } from "./use-rows-address.ts";

interface ComparedRowsProps {
  row: FullRow;
  raw: boolean;
  seedOf: SeedOf;
}

/** A refused row beside the row of the dataset that it resembles. */
export function ComparedRows({ row, raw, seedOf }: ComparedRowsProps) {
  const [, go] = useRowsAddress();
  const { resembled, resembledIn } = row;
  const place = resembledIn === undefined ? "In the dataset" : "In an earlier dataset";
  // The table knows the two prompts; the rest is still to come.
  const [own, other] = row.fields.map(({ text }) => [{ name: "prompt", text }]);
  const known = resembled === undefined ? other : resembled?.fields;
  return (
    <div className="grid gap-x-8 gap-y-10 md:grid-cols-2">
      <section aria-label="Refused" className="min-w-0">
        <h2 className="mb-4 font-semibold">Refused</h2>
        <RowFields fields={resembled === undefined ? (own ?? []) : row.fields} raw={raw} owner="Refused" />
      </section>
      <section aria-label={place} className="min-w-0">
        <h2 className="mb-4 flex flex-wrap items-baseline justify-between gap-x-3 font-semibold">
          {place}
          {resembled && resembledIn !== undefined && (
            <Link
              href={`/generations/${resembledIn}${rowsQuery({ ...FIRST_ROWS, open: resembled.id })}`}
              prefetch={false}
              className="font-medium text-[0.8125rem] text-accent underline-offset-4 hover:underline"
            >
              Open this pair
            </Link>
          )}
          {resembled && resembledIn === undefined && (
            <a
              href={rowsQuery({ ...FIRST_ROWS, open: resembled.id })}
              title={seedOf(resembled) && `Seed: ${seedOf(resembled)}`}
              onClick={(event) => {
                event.preventDefault();
                go(() => ({ ...FIRST_ROWS, open: resembled.id }));
              }}
              className="font-medium text-[0.8125rem] text-accent underline-offset-4 hover:underline"
            >
              Open this pair
            </a>
          )}
        </h2>
        {known ? (
          <RowFields fields={known} raw={raw} owner={place} />
        ) : (
          <p className="text-soft">The pair that it resembles was deleted since.</p>
        )}
      </section>
    </div>
  );
}
