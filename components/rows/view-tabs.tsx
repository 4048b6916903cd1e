"use client";

import clsx from "clsx";
import { formatExact } from "@/lib/format.ts";
import { FIRST_ROWS, type RowsView } from "./address.ts";
import { useRowsAddress } from "./use-rows-address.ts";

/** The id of the rows' heading: links lead here. */
export const ROWS_HEADING = "rows-heading";

interface ViewTabsProps {
  /** Rows refused under the filter so far. */
  refused: number;
}

/** The dataset's rows or the refused ones. As long as nothing was refused, only a heading. */
export function ViewTabs({ refused }: ViewTabsProps) {
  const [{ view }, go] = useRowsAddress();
  if (refused === 0 && view === "pairs")
    return (
      <h2 id={ROWS_HEADING} className="font-semibold text-[0.9375rem]">
        Pairs
      </h2>
    );
  const tab = (of: RowsView, label: string, count?: string) => (
    <button
      type="button"
      aria-pressed={view === of}
      onClick={() => go((now) => ({ ...FIRST_ROWS, seed: now.seed, order: now.order, view: of }))}
      className={clsx(
        "-mb-px border-b-2 pt-2.5 pb-2 font-semibold text-[0.9375rem] -outline-offset-2",
        view === of ? "border-accent" : "border-transparent text-soft hover:text-foreground",
      )}
    >
      {label} {count && <span className="font-normal text-soft tabular-nums">{count}</span>}
    </button>
  );
  return (
    <div className="-my-2.5 flex gap-5">
      <h2 id={ROWS_HEADING} className="sr-only">
        {view === "pairs" ? "Pairs" : "Refused pairs"}
      </h2>
      {tab("pairs", "Pairs")}
      {tab("refused", "Refused", formatExact(refused))}
    </div>
  );
}
