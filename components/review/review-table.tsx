"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { formatExact } from "@/lib/format.ts";
import type { ReviewRow } from "@/lib/review/row-page.ts";
import { SEGMENT, SHOWN_FIELDS } from "./columns.ts";
import { ReviewLine } from "./review-line.tsx";
import type { ListedRows } from "./use-listed-rows.ts";

const LINE = 58;
const CARD = 132;
/** The width from which it is a table; as Tailwind's `md`. */
const WIDE = "(min-width: 48rem)";

interface ReviewTableProps {
  list: ListedRows;
  total: number;
  /** The first row of the segment. */
  start: number;
  /** The row that the keys are about. */
  active: number;
  names: readonly string[];
  origin: string;
  chosen: ReadonlySet<string>;
  onChoose: (row: ReviewRow, place: number, range: boolean) => void;
  onActive: (place: number) => void;
  onOpen: (row: ReviewRow, place: number) => void;
}

/** The rows of a segment: only those in sight are in the page. One Tab stop; the keys go through the rows. */
export function ReviewTable({ list, total, start, active, names, origin, chosen, onChoose, onActive, onOpen }: ReviewTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const wide = useSyncExternalStore(
    watchWidth,
    () => matchMedia(WIDE).matches,
    () => true,
  );
  const count = Math.max(0, Math.min(SEGMENT, total - start));
  const height = wide ? LINE : CARD;
  const virtualizer = useVirtualizer({ count, getScrollElement: () => box.current, estimateSize: () => height, overscan: 8 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height makes every measure wrong
  useEffect(() => virtualizer.measure(), [height]);
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const [from, to] = [start + (first?.index ?? 0), start + (last?.index ?? 0)];
  const { look } = list;
  useEffect(() => look(from, to), [look, from, to]);

  // The keys and “Go to” lead to rows that may be out of sight; scrolling by hand leads nowhere.
  const shown = useRef(-1);
  useEffect(() => {
    const place = active - start;
    if (shown.current === active || place < 0 || place >= count) return;
    const jump = shown.current === -1 && place === 0;
    shown.current = active;
    if (!jump) virtualizer.scrollToIndex(place, { align: "auto" });
  }, [active, start, count, virtualizer]);

  // One row can be reached by Tab, also when the one that the keys are about is out of sight.
  const reachable = active >= from && active <= to ? active : from;
  const before = first?.start ?? 0;
  const after = last ? virtualizer.getTotalSize() - last.end : 0;
  return (
    // Before there is a row, nothing in it could have the focus.
    <div
      ref={box}
      aria-busy={list.loading}
      className={clsx(
        "h-[max(24rem,calc(100dvh-17.5rem))] overflow-x-hidden [overflow-anchor:none]",
        list.rowAt(from) || list.rowAt(start) ? "overflow-y-auto" : "overflow-y-hidden",
      )}
    >
      <table aria-rowcount={total + 1} className="block w-full md:table md:table-fixed md:border-separate md:border-spacing-0">
        <caption className="sr-only">Pairs under review. J and K go through them, Enter opens one, ? shows all keys.</caption>
        <thead className="sticky top-0 z-10 hidden bg-background text-left text-soft text-xs md:table-header-group">
          <tr aria-rowindex={1} className="*:border-b *:px-2 *:py-2 *:font-medium">
            <th scope="col" className="w-10 pl-4!">
              <span className="sr-only">Chosen</span>
            </th>
            <th scope="col" className="w-20 text-right">
              #
            </th>
            {names.slice(0, SHOWN_FIELDS).map((name) => (
              <th key={name} scope="col" className="first-letter:uppercase">
                {name}
              </th>
            ))}
            <th scope="col" className="w-[15%]">
              {origin}
            </th>
            <th scope="col" className="w-16 text-right">
              Score
            </th>
            <th scope="col" className="w-32">
              State
            </th>
          </tr>
        </thead>
        <tbody className="block md:table-row-group">
          <Gap height={before} />
          {items.map(({ index, key }) => {
            const place = start + index;
            const row = list.rowAt(place);
            return row ? (
              <ReviewLine
                key={key}
                row={row}
                place={place}
                names={names}
                active={place === active}
                reachable={place === reachable}
                chosen={chosen.has(row.id)}
                onChoose={(range) => onChoose(row, place, range)}
                onActive={() => onActive(place)}
                onOpen={() => onOpen(row, place)}
              />
            ) : (
              <tr key={key} aria-rowindex={place + 2} className="block h-33 border-b px-4 py-3 text-soft md:table-row md:h-14.5">
                <td colSpan={names.slice(0, SHOWN_FIELDS).length + 5} className="block md:table-cell md:border-b md:px-4 md:pl-20">
                  <span className="tabular-nums">{formatExact(place + 1)}</span>
                  <span className="ml-6 inline-block h-3 w-1/2 rounded bg-muted align-middle" />
                </td>
              </tr>
            );
          })}
          <Gap height={after} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are out of sight. */
const Gap = ({ height }: { height: number }) =>
  height > 0 && (
    <tr aria-hidden className="block md:table-row" style={{ height }}>
      <td className="block p-0 md:table-cell" />
    </tr>
  );

function watchWidth(changed: () => void) {
  const query = matchMedia(WIDE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
