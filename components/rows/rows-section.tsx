"use client";

import { X } from "lucide-react";
import dynamic from "next/dynamic";
import { Button, IconButton } from "@/components/ui/button.tsx";
import { Select } from "@/components/ui/field.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import type { GenerationStatus } from "@/lib/generation/status.ts";
import type { Inputs } from "@/lib/sources/inputs.ts";
import { FIRST_ROWS, nextPage, PAGE_SIZE, previousPage } from "./address.ts";
import { Pager } from "./pager.tsx";
import { RowsEmpty } from "./rows-empty.tsx";
import { RowsTable } from "./rows-table.tsx";
import type { SeedOf } from "./types.ts";
import { useOpenRow } from "./use-open-row.ts";
import { type FirstRows, useRows } from "./use-rows.ts";
import { useRowsAddress } from "./use-rows-address.ts";
import { ROWS_HEADING, ViewTabs } from "./view-tabs.tsx";

const RowSheet = dynamic(() => import("./row-sheet.tsx").then((module) => module.RowSheet), { ssr: false });

interface RowsSectionProps {
  generationId: string;
  /** Rows accepted so far under the filter, live. */
  total: number;
  /** Rows refused so far under the filter, live. */
  refused: number;
  status: GenerationStatus;
  seedTexts: ReadonlyMap<string, string>;
  inputs: Inputs | "rows";
  first: FirstRows;
}

/** The generation's rows, a page at a time, and the one that is open. */
export function RowsSection({ generationId, total: accepted, refused, status, seedTexts, inputs, first }: RowsSectionProps) {
  const [address, go] = useRowsAddress();
  const [total, noun] = address.view === "refused" ? [refused, "refused pair"] : [accepted, "pair"];
  const { data, error, isPlaceholderData, refetch } = useRows(generationId, address, total, first);
  const rows = data?.rows ?? [];
  const from = (address.page - 1) * PAGE_SIZE + 1;
  const count = Math.max(total, data?.total ?? 0);
  const [top, bottom] = [rows[0], rows.at(-1)];
  const hasNext = from - 1 + rows.length < (address.order === "newest" ? (data?.total ?? 0) : count) && rows.length >= PAGE_SIZE;
  const open = useOpenRow({ address, go, rows, settled: !isPlaceholderData, hasNext });
  const fresh = address.order === "newest" && address.page === 1 && data && !isPlaceholderData ? Math.max(0, total - data.total) : 0;
  const seedOf: SeedOf = (row) => row.source ?? ((row.seedId && seedTexts.get(row.seedId)) || "");
  const sort = (order: string) => go(({ view, seed }) => ({ ...FIRST_ROWS, view, seed, order: order === "newest" ? "newest" : "first" }));
  const origin = inputs === "seeds" ? "Seed" : "Source";
  const chosen = address.seed && (seedTexts.get(address.seed) ?? rows.find(({ seedId }) => seedId === address.seed)?.source);
  const filter = address.seed ? (chosen ?? (inputs === "seeds" ? "Unknown seed" : "the chosen one")) : null;

  return (
    <section aria-labelledby={ROWS_HEADING} className="min-w-0 rounded-xl border">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5">
        <ViewTabs refused={refused} />
        {filter !== null && (
          <span className="flex min-w-0 max-w-full items-center gap-1 rounded-md bg-muted pl-2 text-[0.8125rem]">
            <span className="truncate">
              {origin}: {filter}
            </span>
            <IconButton
              label={`Show all ${origin.toLowerCase()}s`}
              className="size-7"
              onClick={() => go(({ view, order }) => ({ ...FIRST_ROWS, view, order }))}
            >
              <X />
            </IconButton>
          </span>
        )}
        {fresh > 0 && (
          <Button size="small" className="bg-info-soft!" onClick={() => void refetch()}>
            {plural(fresh, `new ${noun}`)} – Show
          </Button>
        )}
        <Select
          aria-label="Order"
          className="ml-auto h-8! w-auto! text-[0.8125rem]"
          value={address.order}
          onChange={(event) => sort(event.target.value)}
        >
          <option value="first">{address.view === "refused" ? "Oldest first" : "As in the file"}</option>
          <option value="newest">Newest first</option>
        </Select>
      </div>
      {error && (
        <p role="alert" className="px-4 py-3 text-danger">
          {error.message}
        </p>
      )}
      {rows.length > 0 ? (
        <RowsTable
          key={`${address.view} ${address.seed}`}
          rows={rows}
          seedOf={seedOf}
          origin={origin}
          stale={isPlaceholderData}
          onOpen={open.show}
        />
      ) : (
        <RowsEmpty view={address.view} status={status} filtered={address.seed !== null} />
      )}
      {rows.length > 0 && (
        <Pager
          from={from}
          shown={rows.length}
          total={count}
          noun={noun}
          onPrevious={top && address.page > 1 ? () => go((now) => previousPage(now, top.id)) : null}
          onNext={bottom && hasNext ? () => go((now) => nextPage(now, bottom.id)) : null}
        />
      )}
      {address.open && (
        <RowSheet
          generationId={generationId}
          view={address.view}
          id={address.open}
          summary={open.row}
          seedOf={seedOf}
          origin={origin}
          place={open.index >= 0 ? `${formatExact(from + open.index)} of ${formatExact(count)}` : null}
          onStep={open}
          onClose={open.close}
        />
      )}
    </section>
  );
}
