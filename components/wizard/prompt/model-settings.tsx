"use client";

import { ChevronRight } from "lucide-react";
import { useFormContext, useWatch } from "react-hook-form";
import type { LeftOut } from "@/lib/connections/learnt-models.ts";
import { LIMITS, type PromptStep } from "@/lib/generation/config.ts";
import type { Inputs } from "@/lib/sources/inputs.ts";
import { asNumber, NumberField } from "../shared/number-field.tsx";
import { useLeftOut } from "../use-left-out.ts";
import { NearDuplicatesField } from "./near-duplicates-field.tsx";

const LEFT_TO_MODEL = "model's own";

/** The sampling parameters, the size of a call, and what counts as a near copy. The defaults suit most datasets, so they stay folded. */
export function ModelSettings({ inputs = "seeds" }: { inputs?: Inputs }) {
  const { register, getValues, formState } = useFormContext<PromptStep>();
  const { errors } = formState;
  const leftOut = useLeftOut();
  const noteFor = (name: LeftOut, what: string) =>
    leftOut.includes(name) ? `This model does not take a ${what}; it is left out.` : undefined;
  return (
    <details className="group rounded-lg border">
      <summary className="flex list-none items-center gap-2 rounded-lg px-4 py-3 font-medium hover:bg-surface">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        Advanced settings
        <span className="hidden font-normal text-soft sm:inline">
          {inputs === "items"
            ? "how freely the model writes, and how long"
            : "how freely the model writes, how long, and how alike pairs may be"}
        </span>
      </summary>
      <div className="flex flex-col gap-6 border-t p-4">
        <p className="text-[0.8125rem] text-soft">
          What you leave empty is left to the model. Only settings that the model accepts are sent to it.
        </p>
        <NumberField
          id="temperature"
          label="Temperature"
          hint="How adventurous the model is, from 0 to 2; 0.7 suits most datasets. Lower is more alike, higher more surprising."
          error={errors.temperature?.message}
          note={noteFor("temperature", "temperature")}
          min={0}
          max={LIMITS.temperature}
          step="any"
          placeholder={LEFT_TO_MODEL}
          value={getValues("temperature")}
          registered={register("temperature", asNumber)}
          beside={<TemperatureSlider />}
        />
        <NumberField
          id="topP"
          label="Top-p"
          hint="From how much of the likely words the model picks, from 0 to 1. Usually left empty when a temperature is set."
          error={errors.topP?.message}
          note={noteFor("topP", "top-p")}
          min={0}
          max={1}
          step="any"
          placeholder={LEFT_TO_MODEL}
          value={getValues("topP")}
          registered={register("topP", asNumber)}
        />
        <NumberField
          id="topK"
          label="Top-k"
          hint="From how many of the likeliest words the model picks, from 0 to 300. Many models do not have it."
          error={errors.topK?.message}
          note={noteFor("topK", "top-k")}
          min={0}
          max={LIMITS.topK}
          placeholder={LEFT_TO_MODEL}
          value={getValues("topK")}
          registered={register("topK", asNumber)}
        />
        <NumberField
          id="maxTokens"
          label="Max tokens"
          hint="The longest answer of one call; a token is about three quarters of a word. Too low, and answers are cut and asked for again."
          error={errors.maxTokens?.message}
          min={1}
          max={LIMITS.maxTokens}
          value={getValues("maxTokens")}
          registered={register("maxTokens", asNumber)}
        />
        {inputs !== "items" && (
          <NumberField
            id="rowsPerCall"
            label="Pairs per call"
            hint="How many pairs one request asks for, from 1 to 20. Fewer is safer for long completions, more is quicker and cheaper."
            error={errors.rowsPerCall?.message}
            min={1}
            max={LIMITS.rowsPerCall}
            value={getValues("rowsPerCall")}
            registered={register("rowsPerCall", asNumber)}
          />
        )}
        {inputs !== "items" && <NearDuplicatesField />}
      </div>
    </details>
  );
}

/** The same value as the number beside it. */
function TemperatureSlider() {
  const { control, setValue } = useFormContext<PromptStep>();
  const temperature = useWatch({ control, name: "temperature" });
  return (
    <span className="flex items-center gap-2 text-[0.8125rem] text-soft">
      steady
      <input
        type="range"
        aria-label="How adventurous"
        aria-valuetext={temperature === null ? "left to the model" : undefined}
        min={0}
        max={LIMITS.temperature}
        step={0.1}
        value={temperature ?? 0.7}
        onChange={(event) => setValue("temperature", Number(event.target.value), { shouldValidate: true })}
        className={`w-36 accent-accent ${temperature === null ? "opacity-50" : ""}`}
      />
      adventurous
    </span>
  );
}
