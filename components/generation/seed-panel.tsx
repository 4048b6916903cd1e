"use client";

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { FIRST_ROWS } from "@/components/rows/address.ts";
import { useRowsAddress } from "@/components/rows/use-rows-address.ts";
import { Input } from "@/components/ui/field.tsx";
import { formatExact } from "@/lib/format.ts";
import { SeedItem } from "./seed-item.tsx";
import type { SeedCount, SeedText } from "./types.ts";

/** From this number on the list can be searched. */
const SEARCHABLE = 20;

/** From this number on only what is in sight is laid out. */
const MANY = 60;
const LAZY = "[&>li]:[contain-intrinsic-size:auto_3.25rem] [&>li]:[content-visibility:auto]";

/** How far each seed is; choosing one shows its pairs only. */
export function SeedPanel({ seeds, progress }: { seeds: readonly SeedText[]; progress: readonly SeedCount[] }) {
  const [address, go] = useRowsAddress();
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState(false);
  const counts = useMemo(() => new Map(progress.map((seed) => [seed.id, seed])), [progress]);
  const wanted = search.trim().toLowerCase();
  const shown = wanted ? seeds.filter((seed) => seed.text.toLowerCase().includes(wanted)) : seeds;
  const choose = useCallback(
    (seed: string) => go((now) => ({ ...FIRST_ROWS, view: now.view, order: now.order, seed: now.seed === seed ? null : seed })),
    [go],
  );
  return (
    <section
      aria-labelledby="seeds-heading"
      className="flex min-h-0 flex-col rounded-xl border lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)]"
    >
      <div className="flex items-center justify-between gap-3 px-4 py-2.5">
        <h2 id="seeds-heading" className="font-semibold text-[0.9375rem] leading-8">
          Seeds <span className="font-normal text-soft tabular-nums">{formatExact(seeds.length)}</span>
        </h2>
        <button
          type="button"
          aria-expanded={open}
          aria-controls="seeds-list"
          onClick={() => setOpen(!open)}
          className="flex items-center gap-1 rounded-md px-2 py-1 font-medium text-[0.8125rem] hover:bg-muted lg:hidden"
        >
          {open ? "Hide" : "Show"} <ChevronDown aria-hidden className={`size-4 ${open ? "rotate-180" : ""}`} />
        </button>
      </div>
      <div id="seeds-list" className={`min-h-0 flex-col border-t lg:flex ${open ? "flex max-lg:max-h-96" : "hidden"}`}>
        {seeds.length > SEARCHABLE && (
          <div className="border-b p-2">
            <Input
              type="search"
              aria-label="Search the seeds"
              placeholder="Search the seeds"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
              className="h-8"
            />
          </div>
        )}
        <ul className={clsx("min-h-0 overflow-y-auto p-1.5", shown.length > MANY && LAZY)}>
          {shown.map((seed) => {
            const { accepted = 0, missing = 0, missingReason = "" } = counts.get(seed.id) ?? {};
            return (
              <SeedItem
                key={seed.id}
                {...{ ...seed, accepted, missing, missingReason }}
                chosen={seed.id === address.seed}
                onChoose={choose}
              />
            );
          })}
        </ul>
        {wanted && shown.length === 0 && <p className="px-4 pb-4 text-soft">No seed contains “{search.trim()}”.</p>}
      </div>
    </section>
  );
}
