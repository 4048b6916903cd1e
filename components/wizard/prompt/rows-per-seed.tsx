"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import { LIMITS, type PromptStep, totalRows } from "@/lib/generation/config.ts";
import { asNumber, NumberField } from "../shared/number-field.tsx";

/** How many pairs, and what that makes in all. */
export function RowsPerSeed() {
  const { register, control, formState } = useFormContext<PromptStep>();
  const [seeds, rowsPerSeed, rowsInAll, rowsOfEach] = useWatch({ control, name: ["seeds", "rowsPerSeed", "rowsInAll", "rowsOfEach"] });
  if (rowsOfEach !== null) return <RowsOfEach seeds={seeds.length} rowsOfEach={rowsOfEach} />;
  if (rowsInAll !== null) return <RowsInAll seeds={seeds.length} rowsInAll={rowsInAll} />;
  const total = totalRows({ seeds, rowsPerSeed, rowsInAll, rowsOfEach });
  return (
    <NumberField
      id="rowsPerSeed"
      label="Pairs per seed"
      hint="How many pairs the model writes about each seed, from 1 to 1,000. Start small; you can clone the generation and ask for more."
      error={formState.errors.rowsPerSeed?.message}
      min={1}
      max={LIMITS.rowsPerSeed}
      value={rowsPerSeed}
      registered={register("rowsPerSeed", asNumber)}
      beside={
        <output htmlFor="rowsPerSeed" className="tabular-nums">
          {plural(seeds.length, "seed")} × {plural(rowsPerSeed ?? 0, "pair")} ={" "}
          <strong className="font-semibold">{formatExact(total)}</strong> {total === 1 ? "pair" : "pairs"}
        </output>
      }
    />
  );
}

/** Where each seed has a number of its own, as the prompts of a workflow have. */
function RowsOfEach({ seeds, rowsOfEach }: { seeds: number; rowsOfEach: readonly number[] }) {
  const { setValue, formState } = useFormContext<PromptStep>();
  const total = rowsOfEach.reduce((sum, rows) => sum + rows, 0);
  const error = formState.errors.rowsOfEach?.message;
  const usual = Math.max(1, Math.min(LIMITS.rowsPerSeed, Math.round(total / Math.max(1, seeds))));
  return (
    <section aria-labelledby="rows-of-each" className="flex flex-col gap-1.5">
      <h2 id="rows-of-each" className="font-medium">
        Pairs per seed
      </h2>
      <p className="text-[0.8125rem] text-soft">
        Each seed has a number of its own, shown beside it: {formatExact(total)} {total === 1 ? "pair" : "pairs"} in all. It stays with its
        seed when the list is changed, and a new seed has {plural(usual, "pair")}.
      </p>
      {error && <p className="text-[0.8125rem] text-danger">{error}</p>}
      <Button
        size="small"
        variant="ghost"
        className="self-start"
        onClick={() => {
          setValue("rowsPerSeed", usual, { shouldDirty: true });
          setValue("rowsOfEach", null, { shouldDirty: true, shouldValidate: true });
        }}
      >
        Ask for the same number per seed
      </Button>
    </section>
  );
}

/** Where a number in all was asked for, as by “More like the approved ones”. */
function RowsInAll({ seeds, rowsInAll }: { seeds: number; rowsInAll: number }) {
  const { register, setValue, formState } = useFormContext<PromptStep>();
  return (
    <NumberField
      id="rowsInAll"
      label="Pairs in all"
      hint={`How many pairs the model writes in all, shared out evenly over ${plural(seeds, "seed")}.`}
      error={formState.errors.rowsInAll?.message}
      min={1}
      max={Math.max(1, seeds) * LIMITS.rowsPerSeed}
      value={rowsInAll}
      // An empty field is not “a number per seed”: that is what the button is for.
      registered={register("rowsInAll", { setValueAs: (value: unknown) => Number(value ?? 0) })}
      beside={
        <Button
          size="small"
          variant="ghost"
          onClick={() => {
            setValue("rowsPerSeed", Math.max(1, Math.min(LIMITS.rowsPerSeed, Math.ceil(rowsInAll / Math.max(1, seeds)))), {
              shouldDirty: true,
            });
            setValue("rowsInAll", null, { shouldDirty: true, shouldValidate: true });
          }}
        >
          Ask for the same number per seed
        </Button>
      }
    />
  );
}
