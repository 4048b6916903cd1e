"use client";

import { CopyX, GitFork, TriangleAlert, X } from "lucide-react";
import { memo, useState } from "react";
import { IconButton } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/field.tsx";
import { plural } from "@/lib/format.ts";

/** One seed: press its text to change it. Kept from rendering again while others change, for there can be 500. */
export const SeedRow = memo(function SeedRow({
  index,
  seed,
  longest,
  rows,
  duplicate,
  onChange,
  onRemove,
  onExpand,
}: {
  index: number;
  seed: string;
  /** Characters that it may have. */
  longest: number;
  /** Its own number of rows; null where seeds have none. */
  rows: number | null;
  duplicate: boolean;
  onChange: (index: number, seed: string) => void;
  onRemove: (index: number) => void;
  /** Divides it into sub-topics. */
  onExpand: (index: number) => void;
}) {
  const [editing, setEditing] = useState(false);
  const number = index + 1;
  return (
    <li className="flex items-center gap-2 py-0.5 pr-1 pl-3">
      <span aria-hidden className="w-7 shrink-0 text-right text-soft text-xs tabular-nums">
        {number}
      </span>
      {editing ? (
        <SeedEdit
          label={`Seed ${number}`}
          seed={seed}
          onDone={(text) => {
            setEditing(false);
            if (text !== null && text !== seed) onChange(index, text);
          }}
        />
      ) : (
        <button
          type="button"
          aria-label={`Edit seed ${number}: ${seed}`}
          onClick={() => setEditing(true)}
          className="min-w-0 flex-1 truncate rounded-sm px-2 py-1 text-left hover:bg-muted"
        >
          {seed}
        </button>
      )}
      {duplicate && <Mark icon={CopyX} text="Duplicate" />}
      {rows !== null && <span className="shrink-0 text-soft text-xs tabular-nums">{plural(rows, "pair")}</span>}
      {seed.length > longest && <Mark icon={TriangleAlert} text="Too long" />}
      <IconButton label={`Expand seed ${number}: ${seed}`} disabled={!seed.trim()} onClick={() => onExpand(index)}>
        <GitFork />
      </IconButton>
      <IconButton label={`Remove seed ${number}: ${seed}`} onClick={() => onRemove(index)}>
        <X />
      </IconButton>
    </li>
  );
});

/** Enter or leaving takes the text, Escape leaves the seed as it was. */
function SeedEdit({ label, seed, onDone }: { label: string; seed: string; onDone: (text: string | null) => void }) {
  return (
    <Input
      autoFocus
      aria-label={label}
      defaultValue={seed}
      className="h-8!"
      onBlur={(event) => onDone(event.target.value.trim() || null)}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone(null);
        if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}

const Mark = ({ icon: Icon, text }: { icon: typeof CopyX; text: string }) => (
  <span className="inline-flex shrink-0 items-center gap-1 rounded-full bg-danger-soft px-2 py-0.5 font-medium text-danger text-xs">
    <Icon aria-hidden className="size-3" /> {text}
  </span>
);
