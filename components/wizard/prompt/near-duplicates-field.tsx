"use client";

import { useFormContext } from "react-hook-form";
import { Field, Select } from "@/components/ui/field.tsx";
import { type PromptStep, SIMILARITY_MEASURES } from "@/lib/generation/config.ts";
import { MEASURE_NAMES, THRESHOLD_NAMES } from "@/lib/generation/names.ts";
import { asNumber } from "../shared/number-field.tsx";

/** From how alike on a pair is refused, and how likeness is measured. */
export function NearDuplicatesField() {
  const { register, getValues } = useFormContext<PromptStep>();
  const { threshold, measure } = getValues("nearDuplicates");
  return (
    <>
      <Field
        id="nearDuplicates"
        label="Refuse near copies"
        hint="A pair whose prompt is much like one that the dataset has already, whatever its seed, is refused and asked for again. Exact copies always are."
      >
        <Select
          {...register("nearDuplicates.threshold", asNumber)}
          defaultValue={threshold ?? ""}
          id="nearDuplicates"
          aria-describedby="nearDuplicates-hint"
          className="max-w-xs"
        >
          {THRESHOLD_NAMES.map((choice) => (
            // An empty value is null in the draft, as in number fields.
            <option key={choice.name} value={choice.threshold ?? ""}>
              {choice.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        id="similarityMeasure"
        label="How likeness is measured"
        hint="Word overlap looks at words and pairs of neighbouring words. ROUGE-L looks at the words that stand in the same order, as Self-Instruct does."
      >
        <Select
          {...register("nearDuplicates.measure")}
          defaultValue={measure}
          id="similarityMeasure"
          aria-describedby="similarityMeasure-hint"
          className="max-w-xs"
        >
          {SIMILARITY_MEASURES.map((name) => (
            <option key={name} value={name}>
              {MEASURE_NAMES[name]}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
