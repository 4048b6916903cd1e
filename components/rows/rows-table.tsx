"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { MOST_COLUMNS } from "./columns.ts";
import { moveByKey } from "./keys.ts";
import { RowLine } from "./row-line.tsx";
import type { RowSummary, SeedOf } from "./types.ts";

interface RowsTableProps {
  rows: readonly RowSummary[];
  /** The text of a row's seed. */
  seedOf: SeedOf;
  /** What stands above it: Seed or Source. */
  origin: string;
  /** Other rows have been asked for and are on their way. */
  stale: boolean;
  onOpen: (id: string) => void;
}

/** The rows of a page. One Tab stop: arrow keys go through the rows, Enter opens one. */
export function RowsTable({ rows, seedOf, origin, stale, onOpen }: RowsTableProps) {
  const [active, setActive] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const refused = rows[0]?.likeness !== undefined;
  const current = Math.min(active, rows.length - 1);
  const move = (event: KeyboardEvent) => {
    const next = moveByKey(event, current, rows.length);
    if (next === null) return;
    event.preventDefault();
    body.current?.querySelectorAll<HTMLElement>("button[data-row]")[next]?.focus();
  };
  return (
    <div className="@container relative" aria-busy={stale}>
      {stale && <div aria-hidden className="absolute inset-x-0 top-0 h-0.5 animate-pulse bg-accent" />}
      <table className="block w-full @2xl:table @2xl:table-fixed @2xl:border-separate @2xl:border-spacing-0">
        <caption className="sr-only">{refused ? "Refused pairs" : "Pairs"}. The arrow keys go through them, Enter opens one.</caption>
        <thead className="hidden text-left text-soft text-xs @2xl:table-header-group">
          <tr className="*:border-b *:px-3 *:first:pl-4 *:last:pr-4 *:py-2 *:font-medium">
            {rows[0]?.fields.slice(0, MOST_COLUMNS).map((field) => (
              <th key={field.name} scope="col" className="first-letter:uppercase">
                {field.name}
              </th>
            ))}
            {refused && (
              <th scope="col" className="w-28">
                How alike
              </th>
            )}
            <th scope="col" className={refused ? "w-[16%]" : "w-[22%]"}>
              {origin}
            </th>
          </tr>
        </thead>
        <tbody ref={body} className="block @2xl:table-row-group" onKeyDown={move}>
          {rows.map((row, index) => (
            <RowLine
              key={row.id}
              row={row}
              seed={seedOf(row)}
              reachable={index === current}
              onFocus={() => setActive(index)}
              onOpen={() => onOpen(row.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
