"use client";

import { Check, Plus } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Select } from "@/components/ui/field.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { plural } from "@/lib/format.ts";
import { normaliseSeed } from "@/lib/generation/config.ts";
import { useAssist } from "../use-assist.ts";

const COUNTS = [5, 10, 20, 50] as const;
const MOST_OUTLINES = 10;

/** New topics from the model, each taken one by one or all at once. */
export function SuggestDialog({
  seeds,
  onAdd,
  onClose,
}: {
  seeds: readonly string[];
  onAdd: (seeds: string[]) => void;
  onClose: () => void;
}) {
  const selectId = useId();
  const [count, setCount] = useState<number>(10);
  const { state, run, reset } = useAssist("seeds");
  const known = new Set(seeds.map(normaliseSeed));
  const { seeds: suggestions, leftOut } = state.kind === "done" ? state.answer : { seeds: [], leftOut: 0 };
  const open = suggestions.filter((suggestion) => !known.has(normaliseSeed(suggestion)));
  const running = state.kind === "running";

  const footer = (
    <>
      <Button onClick={running ? reset : onClose}>{running ? "Cancel" : "Close"}</Button>
      <Button variant={open.length === 0 ? "primary" : "secondary"} disabled={running} onClick={() => run({ count })}>
        {running ? "Thinking…" : state.kind === "idle" ? `Suggest ${count} seeds` : `Suggest ${count} others`}
      </Button>
      {open.length > 0 && (
        <Button variant="primary" onClick={() => onAdd(open)}>
          Add all {open.length}
        </Button>
      )}
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title="Suggest more seeds"
      description="The model reads your prompt and the seeds that are there, and proposes new ones. What is like a seed that you have is left out and asked for again."
      footer={footer}
    >
      <div className="flex items-center gap-3">
        <label htmlFor={selectId} className="font-medium">
          How many
        </label>
        <Select id={selectId} value={count} onChange={(event) => setCount(Number(event.target.value))} className="w-24!">
          {COUNTS.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </Select>
      </div>
      <div aria-live="polite" className="mt-4">
        {running && (
          <div className="flex flex-col gap-2">
            {Array.from({ length: Math.min(count, MOST_OUTLINES) }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: outlines have no identity
              <Skeleton key={index} className="h-8 w-full" />
            ))}
          </div>
        )}
        {state.kind === "failed" && <Callout tone="danger">{state.message}</Callout>}
        {leftOut > 0 && (
          <p className="mb-2 text-[0.8125rem] text-soft">
            {plural(suggestions.length, "new seed")}; {plural(leftOut, "proposal")} left out, too much like what is there already.
          </p>
        )}
        <ul aria-label="Suggestions" className="divide-y">
          {suggestions.map((suggestion) => (
            <li key={suggestion} className="flex min-h-10 items-center justify-between gap-3">
              <span className="min-w-0 break-words">{suggestion}</span>
              {known.has(normaliseSeed(suggestion)) ? (
                <span className="inline-flex items-center gap-1 px-2.5 text-[0.8125rem] text-accent">
                  <Check aria-hidden className="size-4" /> Added
                </span>
              ) : (
                <Button size="small" variant="ghost" aria-label={`Add ${suggestion}`} onClick={() => onAdd([suggestion])}>
                  <Plus aria-hidden /> Add
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
