"use client";

import clsx from "clsx";
import { memo } from "react";
import { formatExact } from "@/lib/format.ts";

interface SeedItemProps {
  id: string;
  /** Where a source stands, above its text. */
  label?: string;
  text: string;
  asked: number;
  accepted: number;
  missing: number;
  missingReason: string;
  chosen: boolean;
  onChoose: (id: string) => void;
}

/** One seed with its count. Drawn again only when its own numbers change: there may be 500. */
export const SeedItem = memo(function SeedItem({
  id,
  label,
  text,
  asked,
  accepted,
  missing,
  missingReason,
  chosen,
  onChoose,
}: SeedItemProps) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={chosen}
        title={text}
        onClick={() => onChoose(id)}
        className={clsx("w-full rounded-md px-2.5 py-2 text-left", chosen ? "bg-accent-soft" : "hover:bg-muted")}
      >
        <span className="flex items-start justify-between gap-3">
          <span className="min-w-0 text-[0.8125rem] leading-snug">
            {label && <span className="block break-words text-soft text-xs">{label}</span>}
            <span className="line-clamp-2 break-words">{text}</span>
          </span>
          <span className="shrink-0 text-soft text-xs leading-5 tabular-nums">
            {formatExact(accepted)} / {formatExact(asked)}
          </span>
        </span>
        <span aria-hidden className="mt-1.5 block h-1 overflow-hidden rounded-full bg-line">
          <span className="block h-full rounded-full bg-accent" style={{ width: `${asked === 0 ? 0 : (accepted / asked) * 100}%` }} />
        </span>
        {missing > 0 && (
          <span className="mt-1 block text-warning text-xs" title={missingReason || undefined}>
            {formatExact(missing)} given up
          </span>
        )}
        {missing > 0 && chosen && missingReason && <span className="mt-1 block break-words text-soft text-xs">{missingReason}</span>}
      </button>
    </li>
  );
});
