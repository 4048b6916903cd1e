"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowLeft, ArrowRight, ChevronDown } from "lucide-react";
import { useCallback, useDeferredValue, useState } from "react";
import { FIRST_ROWS } from "@/components/rows/address.ts";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import { useRowsAddress } from "@/components/rows/use-rows-address.ts";
import { IconButton } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/field.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { formatExact } from "@/lib/format.ts";
import { ENDED } from "@/lib/generation/status.ts";
import type { SourceLine } from "@/lib/sources/list-sources.ts";
import { SeedItem } from "./seed-item.tsx";
import type { ProgressView } from "./types.ts";

const LOOK_MS = 2_000;

interface SourcePage {
  sources: SourceLine[];
  next: number | null;
}

/** How far each chunk or item is, a page at a time; choosing one shows its rows only. */
export function SourcePanel({ id, progress }: { id: string; progress: ProgressView }) {
  const [address, go] = useRowsAddress();
  const [search, setSearch] = useState("");
  const [missing, setMissing] = useState(false);
  /** Where each page begins up to the one that is shown. */
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const [open, setOpen] = useState(false);
  const title = progress.inputs === "items" ? "Items" : "Sources";
  const ended = ENDED.includes(progress.status);
  const wanted = useDeferredValue(search.trim());
  const query = new URLSearchParams({
    from: String(starts.at(-1) ?? 0),
    ...(wanted && { search: wanted }),
    ...(missing && { missing: "1" }),
  }).toString();
  const { data, error } = useQuery({
    // Once more at the end, for what came since the last look.
    queryKey: ["sources", id, query, ended],
    queryFn: ({ signal }) => fetchJson<SourcePage>(`/api/generations/${id}/sources?${query}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ended ? false : LOOK_MS,
  });
  const choose = useCallback(
    (seed: string) => go((now) => ({ ...FIRST_ROWS, view: now.view, order: now.order, seed: now.seed === seed ? null : seed })),
    [go],
  );
  const restart = () => setStarts([0]);
  return (
    <section
      aria-labelledby="sources-heading"
      className="flex min-h-0 flex-col rounded-xl border lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)]"
    >
      <div className="flex items-center justify-between gap-3 px-4 py-2.5">
        <h2 id="sources-heading" className="font-semibold text-[0.9375rem] leading-8">
          {title} <span className="font-normal text-soft tabular-nums">{formatExact(progress.sources)}</span>
        </h2>
        <button
          type="button"
          aria-expanded={open}
          aria-controls="sources-list"
          onClick={() => setOpen(!open)}
          className="flex items-center gap-1 rounded-md px-2 py-1 font-medium text-[0.8125rem] hover:bg-muted lg:hidden"
        >
          {open ? "Hide" : "Show"} <ChevronDown aria-hidden className={`size-4 ${open ? "rotate-180" : ""}`} />
        </button>
      </div>
      <div id="sources-list" className={`min-h-0 flex-col border-t lg:flex ${open ? "flex max-lg:max-h-96" : "hidden"}`}>
        <div className="flex flex-col gap-2 border-b p-2">
          <Input
            type="search"
            aria-label={`Search the ${title.toLowerCase()}`}
            placeholder={`Search the ${title.toLowerCase()}`}
            value={search}
            onChange={(event) => {
              setSearch(event.target.value);
              restart();
            }}
            className="h-8"
          />
          <label className="flex items-center gap-2 px-1 text-[0.8125rem]">
            <input
              type="checkbox"
              className="accent-accent"
              checked={missing}
              onChange={(event) => {
                setMissing(event.target.checked);
                restart();
              }}
            />
            Only those with rows missing
          </label>
        </div>
        {error && (
          <p role="alert" className="px-4 py-3 text-danger">
            {error.message}
          </p>
        )}
        {!data && !error && <Skeleton className="m-3 h-40" />}
        <ul className="min-h-0 overflow-y-auto p-1.5">
          {data?.sources.map(({ label, text, ...source }) => (
            <SeedItem key={source.id} {...source} label={label} text={text} chosen={source.id === address.seed} onChoose={choose} />
          ))}
        </ul>
        {data?.sources.length === 0 && <p className="px-4 pb-4 text-soft">None is like that.</p>}
        {(starts.length > 1 || (data?.next ?? null) !== null) && (
          <div className="flex items-center justify-between border-t px-2 py-1">
            <IconButton label="Earlier ones" disabled={starts.length === 1} onClick={() => setStarts(starts.slice(0, -1))}>
              <ArrowLeft />
            </IconButton>
            <IconButton
              label="Later ones"
              disabled={!data || data.next === null}
              onClick={() => data && data.next !== null && setStarts([...starts, data.next])}
            >
              <ArrowRight />
            </IconButton>
          </div>
        )}
      </div>
    </section>
  );
}
