import type { GenerationKind } from "./kinds.ts";
import type { NoRows } from "./no-rows.ts";

/** What kept a call from bringing all its rows. */
export type ShortfallCause = "duplicates" | "invalid" | "cut" | "few" | NoRows;

/** Why rows were given up, in words for the user. @param times “8 calls in a row” */
export function describeCause(cause: ShortfallCause, kind: GenerationKind, times: string): string {
  return kind === "dataset" ? describeForDataset(cause, times) : describeForRun(cause, times, RUN_WORDS[kind]);
}

interface RunWords {
  model: string;
  made: string;
  whole: string;
}

const RUN_WORDS: Readonly<Record<Exclude<GenerationKind, "dataset">, RunWords>> = {
  evaluation: { model: "judge", made: "judge this row", whole: "reasons and a score from 1 to 5 for each criterion" },
  revision: { model: "model", made: "rewrite this row", whole: "a row with the fields of the dataset" },
};

function describeForRun(cause: ShortfallCause, times: string, { model, made, whole }: RunWords): string {
  switch (cause) {
    case "cut":
      return `The answers of ${times} were cut at the token limit before they were whole. Allow more tokens.`;
    case "thinking":
      return `The ${model} used up its tokens for thinking and wrote no answer, in ${times}. Allow more tokens, or choose a model that thinks less.`;
    case "refusal":
      return `The ${model} refused to ${made}, in ${times}. Try another model.`;
    default:
      return `The answers of ${times} did not hold what was asked for: ${whole}. Try another model.`;
  }
}

function describeForDataset(cause: ShortfallCause, times: string): string {
  switch (cause) {
    case "cut":
      return `The answers of ${times} were cut at the token limit before a pair was whole. Allow more tokens, or ask for fewer pairs a call.`;
    case "thinking":
      return `The model used up its tokens for thinking and wrote no answer, in ${times}. Raise Max tokens under the prompt's advanced settings, or choose a model that thinks less.`;
    case "duplicates":
      return `The model repeated prompts that the dataset has already, or wrote near copies of them, in ${times}. Ask for fewer pairs per seed, add seeds, or raise the temperature.`;
    case "invalid":
      return `The answers of ${times} were not rows with the fields that were asked for. Try another model, or a clearer prompt.`;
    case "refusal":
      return `The model refused to write about this topic, in ${times}. Word the seed and the prompt differently, or try another model.`;
    case "prose":
      return `The answers of ${times} were not in the form that was asked for, so no pairs could be read from them. Try another model.`;
    case "few":
      return `The answers of ${times} held no pairs. The model may refuse this topic; try another wording or another model.`;
  }
}
