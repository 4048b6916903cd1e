"use client";

import * as Radix from "@radix-ui/react-dialog";
import clsx from "clsx";
import { ArrowLeft, ArrowRight, X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Button, IconButton } from "@/components/ui/button.tsx";
import { LocalTime } from "@/components/ui/local-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { RowsView } from "./address.ts";
import { ComparedRows } from "./compared-rows.tsx";
import { stepByKey } from "./keys.ts";
import { LikenessBadge } from "./likeness-badge.tsx";
import { RowFields } from "./row-fields.tsx";
import { SourceText } from "./source-text.tsx";
import type { RowSummary, SeedOf } from "./types.ts";
import { useFullRow } from "./use-rows.ts";

interface RowSheetProps {
  generationId: string;
  view: RowsView;
  id: string;
  /** What the table knows of it; a row opened by its address may stand on another page. */
  summary: RowSummary | undefined;
  seedOf: SeedOf;
  /** What stands before it: Seed or Source. */
  origin: string;
  /** Where it stands, such as “3 of 20”; null while that is not known. */
  place: string | null;
  onStep: { previous: (() => void) | null; next: (() => void) | null };
  onClose: () => void;
}

/** One row in full, at the side of the page. */
export function RowSheet({ generationId, view, id, summary, seedOf, origin, place, onStep, onClose }: RowSheetProps) {
  const [raw, setRaw] = useState(false);
  const { data: row, error, isPlaceholderData } = useFullRow(generationId, view, id, summary);
  const title = useHeld(place);
  const seed = row ? seedOf(row) : "";
  const noun = view === "refused" ? "refused pair" : "pair";
  const step = (event: KeyboardEvent) => {
    const direction = stepByKey(event);
    // Arrow keys scroll a wide block of code that has the focus.
    if (direction === 0 || (event.target instanceof Element && event.target.closest("pre, .row-table"))) return;
    event.preventDefault();
    (direction > 0 ? onStep.next : onStep.previous)?.();
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          onKeyDown={step}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            document.querySelector<HTMLElement>(`button[data-row="${CSS.escape(id)}"]`)?.focus();
          }}
          aria-describedby={undefined}
          className={clsx(
            "fixed inset-y-0 right-0 z-50 flex w-full flex-col border-l bg-background outline-none",
            view === "refused" ? "max-w-5xl" : "max-w-2xl",
          )}
        >
          <div className="flex items-start gap-3 border-b px-5 py-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-base">
                {view === "refused" ? "Refused pair" : "Pair"} {title}
              </Radix.Title>
              {row && (
                <p className="mt-0.5 line-clamp-2 break-words text-soft text-[0.8125rem]">
                  {row.likeness && (
                    <>
                      <LikenessBadge likeness={row.likeness} /> ·{" "}
                    </>
                  )}
                  {seed && (
                    <>
                      {origin}: {seed} ·{" "}
                    </>
                  )}
                  {row.attributes && <>{describeAttributes(row.attributes)} · </>}
                  <LocalTime iso={row.createdAt} />
                </p>
              )}
            </div>
            <Button
              size="small"
              aria-pressed={raw}
              className="aria-pressed:bg-muted"
              onClick={() => setRaw(!raw)}
              title="The text exactly as it is stored"
            >
              As stored
            </Button>
            <Radix.Close asChild>
              <IconButton label="Close">
                <X />
              </IconButton>
            </Radix.Close>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
          <section aria-label={`Text of the ${noun}`} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-5 py-4" key={id}>
            {error && <p role="alert">{error.message}</p>}
            {row && (row.likeness ? <ComparedRows row={row} raw={raw} seedOf={seedOf} /> : <RowFields fields={row.fields} raw={raw} />)}
            {row?.sourceText !== undefined && !row.likeness && <SourceText text={row.sourceText} />}
            {isPlaceholderData && <Skeleton className="mt-3 h-4 w-1/3" />}
          </section>
          <div className="flex items-center justify-between gap-2 border-t px-5 py-3">
            <Button
              disabled={!onStep.previous}
              title={onStep.previous ? "Key: k or ←" : `This is the first ${noun}`}
              onClick={() => onStep.previous?.()}
            >
              <ArrowLeft /> Previous
            </Button>
            <Button
              disabled={!onStep.next}
              title={onStep.next ? "Key: j or →" : `This is the last ${noun}`}
              onClick={() => onStep.next?.()}
            >
              Next <ArrowRight />
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const describeAttributes = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}: ${value}`)
    .join(" · ");

/** A value, or while there is none the last that there was: nothing jumps while a page is being turned. */
function useHeld(value: string | null): string | null {
  const [held, setHeld] = useState(value);
  if (value !== null && value !== held) setHeld(value);
  return value ?? held;
}
