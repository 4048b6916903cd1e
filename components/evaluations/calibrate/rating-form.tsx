"use client";

import clsx from "clsx";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { RowFields } from "@/components/rows/row-fields.tsx";
import { SourceText } from "@/components/rows/source-text.tsx";
import { Button } from "@/components/ui/button.tsx";
import type { RowToRate } from "@/lib/evaluation/calibration.ts";
import type { RubricContent } from "@/lib/evaluation/rubric.ts";
import { fieldsOf } from "../results/judgement-view.ts";
import { isComplete, type Rating, rate, rateByKey } from "./rating-keys.ts";

interface RatingFormProps {
  row: RowToRate;
  criteria: RubricContent["criteria"];
  pending: boolean;
  onSave: (scores: number[]) => void;
  /** Null on the first row. */
  onBack: (() => void) | null;
}

/** One row to rate without the judge's scores: the text, and the criteria with keys 1 to 5. */
export function RatingForm({ row, criteria, pending, onSave, onBack }: RatingFormProps) {
  const name = useId();
  const [rating, setRating] = useState<Rating>(() => ({ scores: row.mine ?? criteria.map(() => 0), active: 0 }));
  const list = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const complete = isComplete(rating.scores);
  const save = () => complete && !pending && onSave([...rating.scores]);

  // The keys work wherever the focus is, but for fields that take text.
  const onKey = useRef((_event: KeyboardEvent) => {});
  onKey.current = (event) => {
    const { target } = event;
    if (target instanceof Element && target.closest("textarea, input:not([type=radio]), select, [role=dialog], [role=menu]")) return;
    const done = rateByKey(event, rating);
    if (done === null) return;
    // Enter on a button or a link is a press of it.
    if (event.key === "Enter" && target instanceof Element && target.closest("button, a, summary")) return;
    event.preventDefault();
    if (done === "save") return save();
    if (done === "back") return onBack?.();
    setRating(done);
    moved.current = true;
  };
  const moved = useRef(false);
  // Not after the row is painted: a key that comes in between would go to the row before, and be lost.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    if (rating.active >= criteria.length) return next.current?.focus();
    const group = list.current?.querySelectorAll("fieldset")[rating.active];
    (group?.querySelector<HTMLElement>("input:checked") ?? group?.querySelector<HTMLElement>("input"))?.focus();
    group?.scrollIntoView({ block: "nearest" });
  }, [rating.active, criteria.length]);

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <section aria-label="The row" className="min-w-0 rounded-xl border p-5">
        <h2 className="sr-only">The row</h2>
        {row.seed && <p className="mb-4 break-words text-[0.8125rem] text-soft">{row.seed}</p>}
        <RowFields fields={fieldsOf(row.row)} raw={false} />
        {row.sourceText !== null && <SourceText text={row.sourceText} />}
      </section>
      <div ref={list} className="flex flex-col gap-3 lg:sticky lg:top-6 lg:-m-1 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto lg:p-1">
        {criteria.map((criterion, index) => (
          <fieldset
            key={criterion.name}
            className={clsx("flex flex-col gap-2 rounded-lg border p-4", index === rating.active && "border-accent")}
          >
            <legend className="sr-only">{criterion.name}</legend>
            <div aria-hidden>
              <p className="font-medium">{criterion.name}</p>
              <p className="text-[0.8125rem] text-soft">{criterion.question}</p>
            </div>
            <div className="flex flex-col gap-0.5">
              {criterion.levels.map(({ score, meaning }) => (
                <label
                  key={score}
                  className={clsx(
                    "grid grid-cols-[1.25rem_minmax(0,1fr)] gap-2 rounded-md px-2 py-1 text-[0.8125rem] has-focus-visible:outline-2 has-focus-visible:outline-accent",
                    rating.scores[index] === score ? "bg-accent-soft" : "hover:bg-surface",
                  )}
                >
                  <input
                    type="radio"
                    name={`${name}-${index}`}
                    className="sr-only"
                    checked={rating.scores[index] === score}
                    // The arrows of the keyboard lead from criterion to criterion here, and the numbers choose.
                    onChange={() => setRating(rate(rating, index, score))}
                  />
                  <span aria-hidden className="text-right font-medium tabular-nums">
                    {score}
                  </span>
                  <span className="min-w-0 break-words">
                    <span className="sr-only">{score}: </span>
                    {meaning}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <div className="sticky bottom-0 flex items-center justify-between gap-2 border-t bg-background py-3">
          <Button disabled={!onBack || pending} title={onBack ? "Key: b" : "This is the first row"} onClick={() => onBack?.()}>
            <ArrowLeft /> Back
          </Button>
          <Button
            ref={next}
            variant="primary"
            disabled={!complete || pending}
            title={complete ? "Key: Enter" : "Rate each criterion first"}
            onClick={save}
          >
            {pending ? "Saving…" : "Save and next"} <ArrowRight />
          </Button>
        </div>
        <p className="text-[0.8125rem] text-soft">
          Keys: <kbd className="font-mono">1</kbd>–<kbd className="font-mono">5</kbd> rate and go on, <kbd className="font-mono">↑</kbd>{" "}
          <kbd className="font-mono">↓</kbd> another criterion, <kbd className="font-mono">Enter</kbd> next row,{" "}
          <kbd className="font-mono">b</kbd> back.
        </p>
      </div>
    </div>
  );
}
