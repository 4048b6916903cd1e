"use client";

import Link from "next/link";
import { useId } from "react";
import { formatCount, formatExact } from "@/lib/format.ts";

interface BreakdownTableProps {
  caption: string;
  /** What stands in the first column. */
  heading: string;
  lines: readonly { key: string; label: string; rows: number; mean: number; href: string | null }[];
}

/** The mean score of each of some parts of the dataset: a bar from 1 to 5 in each line, with its number. */
export function BreakdownTable({ caption, heading, lines }: BreakdownTableProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative max-h-96 min-w-0 overflow-y-auto"
    >
      <table className="w-full table-fixed text-[0.8125rem] tabular-nums">
        <caption id={id} className="pb-1.5 text-left font-medium text-sm">
          {caption}
        </caption>
        <thead className="text-soft text-xs">
          <tr className="[&>th]:border-b [&>th]:pb-1 [&>th]:font-medium">
            <th scope="col" className="text-left">
              {heading}
            </th>
            <th scope="col" className="w-14 text-right">
              Rows
            </th>
            <th scope="col" className="w-14 text-right">
              Mean
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, label, rows, mean, href }) => (
            <tr key={key}>
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                <span className="block truncate" title={label}>
                  {href ? (
                    <Link href={href} prefetch={false} className="rounded-sm underline-offset-4 hover:text-accent hover:underline">
                      {label}
                    </Link>
                  ) : (
                    label
                  )}
                </span>
                <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-muted">
                  <span className="block h-full rounded-full bg-accent" style={{ width: `${((mean - 1) / 4) * 100}%` }} />
                </span>
              </th>
              <td className="text-right text-soft" title={formatExact(rows)}>
                {formatCount(rows)}
              </td>
              <td className="text-right font-medium" title={`${mean.toFixed(4)} of 5`}>
                {mean.toFixed(2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
