import type { Attribute } from "./config.ts";

export const ATTRIBUTE_LIMITS = { attributes: 8, nameLength: 60, leastValues: 2, values: 30, valueLength: 200 } as const;

type Report = (path: (string | number)[], message: string) => void;

/**
 * What is wrong with a draft's attributes, each finding at its field (`attributes.2.values`). `taken` are the names of balanced
 * labels, whose values are kept with a call under the same names.
 */
export function checkAttributes(attributes: readonly Attribute[], taken: readonly string[], report: Report): void {
  const { attributes: most, nameLength, leastValues, values: mostValues, valueLength } = ATTRIBUTE_LIMITS;
  if (attributes.length > most) report(["attributes"], `At most ${most} attributes; there are ${attributes.length}.`);
  const names = new Set(taken.map(keyOf));
  for (const [index, { name, values }] of attributes.entries()) {
    const nameAt = ["attributes", index, "name"];
    const key = keyOf(name);
    if (key === "") report(nameAt, "Give the attribute a name.");
    else if (name.trim().length > nameLength) report(nameAt, `At most ${nameLength} characters.`);
    else if (names.has(key)) report(nameAt, `Another attribute, or a balanced field, is called “${name.trim()}” too.`);
    names.add(key);
    const problem = findProblem(values, { leastValues, mostValues, valueLength });
    if (problem) report(["attributes", index, "values"], problem);
  }
}

function findProblem(values: readonly string[], limits: { leastValues: number; mostValues: number; valueLength: number }): string | null {
  if (values.some((value) => keyOf(value) === "")) return "A value is empty.";
  if (values.length < limits.leastValues) return `Write at least ${limits.leastValues} values, one a line.`;
  if (values.length > limits.mostValues) return `At most ${limits.mostValues} values; there are ${values.length}.`;
  const long = values.find((value) => value.length > limits.valueLength);
  if (long !== undefined) return `“${long.slice(0, 30)}…” is longer than ${limits.valueLength} characters.`;
  const keys = values.map(keyOf);
  const repeated = values.find((_, index) => keys.indexOf(keys[index] ?? "") !== index);
  return repeated === undefined ? null : `“${repeated.trim()}” stands in the list more than once.`;
}

const keyOf = (text: string) => text.trim().replace(/\s+/g, " ").toLocaleLowerCase("en");

/** How many combinations of one value each there are; 1 without attributes. */
export const countCombinations = (attributes: readonly { values: readonly unknown[] }[]): number =>
  attributes.reduce((product, { values }) => product * Math.max(1, values.length), 1);
