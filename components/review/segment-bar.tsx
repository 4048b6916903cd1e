"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/field.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import { SEGMENT } from "./columns.ts";

interface SegmentBarProps {
  start: number;
  total: number;
  onShow: (place: number) => void;
}

/** Which part of the rows the table holds, the way to the others, and to any row by its number. */
export function SegmentBar({ start, total, onShow }: SegmentBarProps) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const number = Number(new FormData(event.currentTarget).get("number"));
    if (Number.isFinite(number) && number >= 1) onShow(Math.min(total, Math.round(number)) - 1);
  };
  const end = Math.min(total, start + SEGMENT);
  return (
    <nav aria-label="Parts of the list" className="flex flex-wrap items-center justify-between gap-3 border-t px-4 py-2.5">
      <p className="text-[0.8125rem] text-soft tabular-nums">
        {total <= SEGMENT ? plural(total, "pair") : `${formatExact(start + 1)}–${formatExact(end)} of ${plural(total, "pair")}`}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <form onSubmit={submit} className="flex items-center gap-2">
          <label htmlFor={id} className="text-[0.8125rem] text-soft">
            Go to
          </label>
          <Input
            id={id}
            data-go-to
            name="number"
            type="number"
            min={1}
            max={total}
            inputMode="numeric"
            className="h-8! w-28!"
            placeholder="number"
          />
          <Button size="small" type="submit">
            Go
          </Button>
        </form>
        {total > SEGMENT && (
          <>
            <Button
              size="small"
              disabled={start === 0}
              title={start === 0 ? "This is the first part" : undefined}
              onClick={() => onShow(start - SEGMENT)}
            >
              <ChevronLeft /> Earlier
            </Button>
            <Button
              size="small"
              disabled={end >= total}
              title={end >= total ? "This is the last part" : undefined}
              onClick={() => onShow(start + SEGMENT)}
            >
              Later <ChevronRight />
            </Button>
          </>
        )}
      </div>
    </nav>
  );
}
