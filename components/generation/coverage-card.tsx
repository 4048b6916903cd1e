"use client";

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { formatCount, formatExact, plural } from "@/lib/format.ts";
import type { AttributeCoverage } from "@/lib/generation/attribute-coverage.ts";
import { ENDED, type GenerationStatus } from "@/lib/generation/status.ts";

const REFRESH_MS = 3_000;

/** How the accepted pairs are spread over the values of the attributes: a table for each, with a bar in each row. */
export function CoverageCard({ id, status, initial }: { id: string; status: GenerationStatus; initial: AttributeCoverage }) {
  const ended = ENDED.includes(status);
  const { data } = useQuery({
    // Asked for once more when the generation has ended.
    queryKey: ["coverage", id, ended],
    queryFn: ({ signal }) => fetchJson<AttributeCoverage>(`/api/generations/${id}/coverage`, signal),
    initialData: initial,
    refetchInterval: ended ? false : REFRESH_MS,
  });
  if (data.attributes.length === 0) return null;
  const { planned, withRows } = data.combinations;
  return (
    <Card>
      <CardHeader
        title="Coverage of the attributes"
        description={
          <span className="tabular-nums" title={`${formatExact(withRows)} of ${formatExact(planned)}`}>
            {formatCount(withRows)} of {plural(planned, "combination")} that the run's calls can reach {withRows === 1 ? "has" : "have"}{" "}
            pairs.
          </span>
        }
      />
      <CardBody className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
        {data.attributes.map((attribute) => (
          <AttributeTable key={attribute.name} {...attribute} />
        ))}
      </CardBody>
    </Card>
  );
}

function AttributeTable({ name, values }: AttributeCoverage["attributes"][number]) {
  const id = useId();
  const most = Math.max(1, ...values.map(({ rows }) => rows));
  return (
    <section
      aria-labelledby={id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-96 min-w-0 overflow-y-auto"
    >
      <table className="w-full table-fixed text-[0.8125rem]">
        <caption id={id} className="pb-1.5 text-left font-medium text-sm">
          {name}
        </caption>
        <colgroup>
          <col />
          <col className="w-14" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Value</th>
            <th scope="col">Pairs</th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ value, rows }) => (
            <tr key={value}>
              <th scope="row" className="py-1 pr-3 text-left font-normal">
                <span className="block truncate" title={value}>
                  {value}
                </span>
                <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-muted">
                  <span className="block h-full rounded-full bg-accent" style={{ width: `${(rows / most) * 100}%` }} />
                </span>
              </th>
              <td className="py-1 text-right align-bottom tabular-nums leading-none" title={formatExact(rows)}>
                {rows === 0 ? <span className="text-soft">none</span> : formatCount(rows)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
