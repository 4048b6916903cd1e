"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { formatExact, plural } from "@/lib/format.ts";
import { LIMITS, type PromptStep, totalRows } from "@/lib/generation/config.ts";
import { asNumber, NumberField } from "../shared/number-field.tsx";

/** How many pairs, and what that makes in all. */
export function RowsPerSeed() {
  const { register, control, formState } = useFormContext<PromptStep>();
  const [seeds, rowsPerSeed] = useWatch({ control, name: ["seeds", "rowsPerSeed"] });
  const total = totalRows({ seeds, rowsPerSeed });
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
