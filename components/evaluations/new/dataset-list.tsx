import { Layers, SearchX } from "lucide-react";
import Link from "next/link";
import { StatusBadge } from "@/components/generation/status-badge.tsx";
import { FilterBar } from "@/components/generations/filter-bar.tsx";
import { nameOf, templateName } from "@/components/generations/labels.ts";
import { Count } from "@/components/generations/number.tsx";
import { When } from "@/components/generations/when.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Pages } from "@/components/ui/pages.tsx";
import type { GenerationListItem } from "@/lib/generation/list.ts";

interface DatasetListProps {
  items: readonly GenerationListItem[];
  total: number;
  search: string;
  /** From 1. */
  page: number;
  pageSize: number;
  now: Date;
}

const NO_ORDER = { value: "", options: [{ value: "", label: "Newest first" }] };

/** The datasets that can be judged, to choose one. */
export function DatasetList({ items, total, search, page, pageSize, now }: DatasetListProps) {
  if (total === 0 && !search)
    return (
      <EmptyState icon={Layers} title="No dataset to judge yet" action={<ButtonLink href="/generations">See your generations</ButtonLink>}>
        An evaluation scores the rows of a dataset. Make one first; it can be judged as soon as its first rows are there.
      </EmptyState>
    );
  return (
    <div className="group/list @container flex flex-col gap-4">
      <FilterBar
        path="/evaluations/new"
        searchLabel="Search datasets"
        searchHint="Search by name or model"
        search={search}
        filters={[]}
        order={NO_ORDER}
        direction=""
      />
      {items.length === 0 ? (
        <EmptyState icon={SearchX} title="Nothing matches" action={<ButtonLink href="/evaluations/new">Show all</ButtonLink>}>
          No dataset matches “{search}”.
        </EmptyState>
      ) : (
        <ul className="divide-y overflow-hidden rounded-xl border">
          {items.map((item) => (
            <li
              key={item.id}
              className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-3 hover:bg-surface sm:grid-cols-[minmax(0,1fr)_8rem_9rem]"
            >
              <div className="row-span-2 min-w-0 sm:row-span-1">
                {item.accepted > 0 ? (
                  <Link
                    href={`/evaluations/new?dataset=${item.id}`}
                    prefetch={false}
                    className="block truncate rounded-sm font-medium after:absolute after:inset-0"
                  >
                    {nameOf(item)}
                  </Link>
                ) : (
                  <p className="truncate font-medium text-soft">{nameOf(item)}</p>
                )}
                <p className="truncate text-[0.8125rem] text-soft">
                  {templateName(item.template)} · <When date={item.createdAt} now={now} />
                </p>
              </div>
              <StatusBadge status={item.status} className="justify-self-end sm:justify-self-start" />
              <p className="text-right text-[0.8125rem] tabular-nums">
                {item.accepted > 0 ? (
                  <>
                    <Count value={item.accepted} /> <span className="text-soft">rows</span>
                  </>
                ) : (
                  <span className="text-soft">no rows yet</span>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pages
        page={page}
        pageSize={pageSize}
        total={total}
        hrefOf={(next) => `/evaluations/new?${new URLSearchParams({ ...(search && { q: search }), page: String(next) })}`}
      />
    </div>
  );
}
