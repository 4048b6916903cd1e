import Link from "next/link";
import { StatusBadge } from "@/components/generation/status-badge.tsx";
import { hrefOf, nameOf, templateName } from "@/components/generations/labels.ts";
import { Count } from "@/components/generations/number.tsx";
import { When } from "@/components/generations/when.tsx";
import type { GenerationListItem } from "@/lib/generation/list.ts";

/** The newest generations, one line each. */
export function RecentGenerations({ items, now }: { items: readonly GenerationListItem[]; now: Date }) {
  return (
    <section aria-labelledby="recent" className="flex flex-col gap-3">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="recent" className="font-semibold text-[0.9375rem]">
          Recent generations
        </h2>
        <Link href="/generations" prefetch={false} className="rounded-sm font-medium text-accent hover:underline">
          See all
        </Link>
      </div>
      <ul className="divide-y overflow-hidden rounded-xl border">
        {items.map((item) => (
          <li
            key={item.id}
            className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-3 hover:bg-surface sm:grid-cols-[minmax(0,1fr)_8rem_9rem]"
          >
            <div className="row-span-2 min-w-0 sm:row-span-1">
              <Link href={hrefOf(item)} prefetch={false} className="block truncate rounded-sm font-medium after:absolute after:inset-0">
                {nameOf(item)}
              </Link>
              <p className="truncate text-soft text-[0.8125rem]">
                {templateName(item.template)} · <When date={item.createdAt} now={now} />
              </p>
            </div>
            <StatusBadge status={item.status} className="justify-self-end sm:justify-self-start" />
            <p className="text-right text-[0.8125rem] tabular-nums">
              {item.status === "draft" ? (
                <span className="text-soft">not started</span>
              ) : (
                <>
                  <Count value={item.accepted} /> <span className="text-soft">/ </span>
                  <span className="text-soft">
                    <Count value={item.asked} /> pairs
                  </span>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
