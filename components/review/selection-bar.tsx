"use client";

import { Check, ChevronDown, RotateCcw, Trash2, X } from "lucide-react";
import { useMayChange } from "@/components/shell/may-change.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Menu, MenuItem } from "@/components/ui/menu.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import type { StateKind } from "@/lib/review/kinds.ts";

interface SelectionBarProps {
  /** Rows that are chosen one by one. */
  chosen: number;
  /** Rows that the filter shows; null while they are counted. */
  total: number | null;
  /** Whether deleted rows are shown. */
  deleted: boolean;
  onChosen: (kind: StateKind) => void;
  onAll: (kind: StateKind) => void;
  onClear: () => void;
}

const KINDS = [
  { kind: "approve", label: "Approve", icon: Check },
  { kind: "reject", label: "Reject", icon: X },
  { kind: "unreview", label: "Set back to unreviewed", icon: RotateCcw },
  { kind: "delete", label: "Delete", icon: Trash2 },
] as const;

/** What can be done to the chosen rows, or to all that the filter shows. */
export function SelectionBar({ chosen, total, deleted, onChosen, onAll, onClear }: SelectionBarProps) {
  const mayChange = useMayChange();
  if (chosen > 0)
    return (
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="font-medium tabular-nums">
          {formatExact(chosen)} chosen
        </p>
        {!mayChange ? null : deleted ? (
          <Button size="small" onClick={() => onChosen("restore")}>
            <RotateCcw /> Bring back
          </Button>
        ) : (
          KINDS.map(({ kind, label, icon: Icon }) => (
            <Button key={kind} size="small" onClick={() => onChosen(kind)}>
              <Icon /> {kind === "unreview" ? "Undecided" : label}
            </Button>
          ))
        )}
        <Button size="small" variant="ghost" onClick={onClear}>
          Choose none
        </Button>
      </div>
    );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status" className="font-medium tabular-nums">
        {total === null ? <Skeleton className="inline-block h-4 w-24 align-middle" /> : plural(total, "pair")}
      </p>
      {mayChange && total !== null && total > 0 && (
        <Menu
          align="start"
          trigger={
            <Button size="small">
              Change all {formatExact(total)} <ChevronDown />
            </Button>
          }
        >
          {deleted ? (
            <MenuItem onSelect={() => onAll("restore")}>
              <RotateCcw aria-hidden /> Bring all back
            </MenuItem>
          ) : (
            KINDS.map(({ kind, label, icon: Icon }) => (
              <MenuItem key={kind} danger={kind === "delete"} onSelect={() => onAll(kind)}>
                <Icon aria-hidden /> {label}
              </MenuItem>
            ))
          )}
        </Menu>
      )}
    </div>
  );
}
