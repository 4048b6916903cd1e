import { inputsOf } from "../sources/inputs.ts";
import type { Draft } from "./config.ts";
import { type RowShape, shapeOf } from "./fields/row-shape.ts";
import { newField, type OutputField } from "./output-fields.ts";

/** The fields that a person gave the rows; null for pairs, and for a curation, whose rows are an item's input and its completion. */
export const ownFieldsOf = ({ configure, prompt }: Pick<Draft, "configure" | "prompt">): OutputField[] | null =>
  inputsOf(configure) === "items" ? null : prompt.outputFields;

/** What the names of an item's input and of its completion are in the output. */
export const itemNamesOf = ({ outputNames }: Pick<Draft["prompt"], "outputNames">): [input: string, completion: string] => [
  outputNames.input.trim(),
  outputNames.completion.trim(),
];

/** What the rows of a generation have, as tables and files show them: of items, the input and its completion. */
export function storedShapeOf({ configure, prompt }: Pick<Draft, "configure" | "prompt">): RowShape {
  return shapeOf(inputsOf(configure) === "items" ? itemNamesOf(prompt).map((name) => newField(name)) : prompt.outputFields);
}
