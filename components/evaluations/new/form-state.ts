import { type EvaluationForm, evaluationForm, JUDGE_DEFAULTS } from "@/lib/evaluation/form.ts";
import { LIMITS } from "@/lib/generation/config.ts";
import type { RowFilter } from "@/lib/review/filter.ts";
import { rubricErrors } from "../rubric/rubric-errors.ts";
import type { RowsKind } from "./rows-section.tsx";
import { type ChosenRubric, toChoice } from "./rubric-choice.ts";

/** What stands in the page's fields; numbers as they are typed. */
export interface FormState {
  name: string;
  connectionId: string;
  modelId: string;
  rubric: ChosenRubric;
  rowsKind: RowsKind;
  sample: string;
  temperature: string;
  maxTokens: string;
  spendingLimit: string;
}

/** Rows that a sample begins with: 95 % sure of the average to about a tenth of a point. */
const USUAL_SAMPLE = 200;

export const EMPTY_NUMBERS = {
  sample: String(USUAL_SAMPLE),
  temperature: String(JUDGE_DEFAULTS.temperature),
  maxTokens: String(JUDGE_DEFAULTS.maxTokens),
  spendingLimit: "",
};

/** The fields that an earlier evaluation filled in. */
export function numbersOf({ rows, temperature, maxTokens, spendingLimit }: EvaluationForm): typeof EMPTY_NUMBERS {
  const text = (value: number | null) => (value === null ? "" : String(value));
  return {
    sample: rows.sample === null ? EMPTY_NUMBERS.sample : text(rows.sample),
    ...{ temperature: text(temperature), maxTokens: text(maxTokens), spendingLimit: text(spendingLimit) },
  };
}

/**
 * Reads the fields. `form` when they can be sent; else `errors`, by field, in words for the person.
 * @param filter the page's filter; it holds for the rows of the filter and for a sample
 */
export function readForm(
  state: FormState,
  filter: RowFilter,
): { form: EvaluationForm; errors: Record<string, never> } | { form: null; errors: Record<string, string> } {
  const { name, connectionId, modelId, rubric, rowsKind, sample } = state;
  const errors: Record<string, string> = {};
  const number = (field: keyof typeof MESSAGES, text: string): number | null => {
    const value = text.trim() === "" ? null : Number(text.replace(",", "."));
    if (Number.isNaN(value)) errors[field] = MESSAGES[field];
    return value;
  };
  const parsed = evaluationForm.safeParse({
    ...{ name, connectionId, modelId, rubric: toChoice(rubric) },
    ...{ temperature: number("temperature", state.temperature), maxTokens: number("maxTokens", state.maxTokens) },
    rows: { filter: rowsKind === "all" ? {} : filter, sample: rowsKind === "sample" ? (number("sample", sample) ?? 0) : null },
    spendingLimit: number("spendingLimit", state.spendingLimit),
  });
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [first = "", second] = path.map(String);
    const field = first === "rows" && second === "sample" ? "sample" : first;
    // The rubric's own fields say what is wrong with them.
    if (field !== "rubric") errors[field] ??= messageFor(field) ?? message;
  }
  if (rubric.kind === "own") {
    if (rubric.name.trim() === "") errors.rubricName = "Give the rubric a name.";
    if (Object.keys(rubricErrors(rubric.edited)).length > 0) errors.rubric = "The rubric is not complete; its fields say what is missing.";
  }
  if (parsed.success && Object.keys(errors).length === 0) return { form: parsed.data, errors: {} };
  return { form: null, errors };
}

const MESSAGES = {
  connectionId: "Choose a connection.",
  modelId: "Choose a model, or type its id.",
  sample: "Enter how many rows, a whole number from 1.",
  temperature: `Enter a number from 0 to ${LIMITS.temperature}, or nothing to leave it to the model.`,
  maxTokens: `Enter a whole number from 1 to ${LIMITS.maxTokens.toLocaleString("en")}.`,
  spendingLimit: "Enter an amount in dollars, such as 5, or nothing for no limit.",
} as const;

const messageFor = (field: string): string | undefined => Object.entries(MESSAGES).find(([known]) => known === field)?.[1];
