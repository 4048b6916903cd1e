"use client";

import { X } from "lucide-react";
import dynamic from "next/dynamic";
import { Button, IconButton } from "@/components/ui/button.tsx";
import { Select } from "@/components/ui/field.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import type { GenerationStatus } from "@/lib/generation/status.ts";
import { FIRST_ROWS, nextPage, PAGE_SIZE, previousPage } from "./address.ts";
import { Pager } from "./pager.tsx";
import { RowsEmpty } from "./rows-empty.tsx";
import { RowsTable } from "./rows-table.tsx";
import { useOpenRow } from "./use-open-row.ts";
import { type FirstRows, useRows } from "./use-rows.ts";
import { useRowsAddress } from "./use-rows-address.ts";

const RowSheet = dynamic(() => import("./row-sheet.tsx").then((module) => module.RowSheet), { ssr: false });

interface RowsSectionProps {
  generationId: string;
  /** Rows accepted so far under the filter, live. */
  total: number;
  status: GenerationStatus;
  seedTexts: ReadonlyMap<string, string>;
  first: FirstRows;
}

/** The generation's rows, a page at a time, and the one that is open. */
export function RowsSection({ generationId, total, status, seedTexts, first }: RowsSectionProps) {
  const [address, go] = useRowsAddress();
  const { data, error, isPlaceholderData, refetch } = useRows(generationId, address, total, first);
  const rows = data?.rows ?? [];
  const from = (address.page - 1) * PAGE_SIZE + 1;
  const count = Math.max(total, data?.total ?? 0);
  const [top, bottom] = [rows[0], rows.at(-1)];
  const hasNext = from - 1 + rows.length < (address.order === "newest" ? (data?.total ?? 0) : count) && rows.length >= PAGE_SIZE;
  const open = useOpenRow({ address, go, rows, settled: !isPlaceholderData, hasNext });
  const fresh = address.order === "newest" && address.page === 1 && data && !isPlaceholderData ? Math.max(0, total - data.total) : 0;
  const seedOf = (row: { seedId: string | null }) => (row.seedId && seedTexts.get(row.seedId)) || "";
  const sort = (order: string) => go(({ seed }) => ({ ...FIRST_ROWS, seed, order: order === "newest" ? "newest" : "first" }));
  const filter = address.seed ? (seedTexts.get(address.seed) ?? "Unknown seed") : null;

  return (
    <section aria-labelledby="rows-heading" className="min-w-0 rounded-xl border">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5">
        <h2 id="rows-heading" className="font-semibold text-[0.9375rem]">
          Pairs
        </h2>
        {filter !== null && (
          <span className="flex min-w-0 max-w-full items-center gap-1 rounded-md bg-muted pl-2 text-[0.8125rem]">
            <span className="truncate">Seed: {filter}</span>
            <IconButton label="Show all seeds" className="size-7" onClick={() => go(({ order }) => ({ ...FIRST_ROWS, order }))}>
              <X />
            </IconButton>
          </span>
        )}
        {fresh > 0 && (
          <Button size="small" className="bg-info-soft!" onClick={() => void refetch()}>
            {plural(fresh, "new pair")} – Show
          </Button>
        )}
        <Select
          aria-label="Order"
          className="ml-auto h-8! w-auto! text-[0.8125rem]"
          value={address.order}
          onChange={(event) => sort(event.target.value)}
        >
          <option value="first">As in the file</option>
          <option value="newest">Newest first</option>
        </Select>
      </div>
      {error && (
        <p role="alert" className="px-4 py-3 text-danger">
          {error.message}
        </p>
      )}
      {rows.length > 0 ? (
        <RowsTable key={`${address.seed}`} rows={rows} seedOf={seedOf} stale={isPlaceholderData} onOpen={open.show} />
      ) : (
        <RowsEmpty status={status} filtered={address.seed !== null} />
      )}
      {rows.length > 0 && (
        <Pager
          from={from}
          shown={rows.length}
          total={count}
          onPrevious={top && address.page > 1 ? () => go((now) => previousPage(now, top.id)) : null}
          onNext={bottom && hasNext ? () => go((now) => nextPage(now, bottom.id)) : null}
        />
      )}
      {address.open && (
        <RowSheet
          generationId={generationId}
          id={address.open}
          summary={open.row}
          seedOf={seedOf}
          place={open.index >= 0 ? `${formatExact(from + open.index)} of ${formatExact(count)}` : null}
          onStep={open}
          onClose={open.close}
        />
      )}
    </section>
  );
}
