import { inputsOf } from "../sources/inputs.ts";
import type { Draft } from "./config.ts";
import { PAIR_FIELDS } from "./prompt.ts";

/** The names of a row's fields, in the order in which tables and files have them. */
export function rowFieldsOf({ configure, prompt }: Pick<Draft, "configure" | "prompt">): readonly string[] {
  if (inputsOf(configure) !== "items") return PAIR_FIELDS;
  return [prompt.outputNames.input.trim(), prompt.outputNames.completion.trim()];
}
