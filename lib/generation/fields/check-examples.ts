import { isJsonObject, type JsonObject } from "../../json.ts";
import type { OutputField } from "../output-fields.ts";

// Examples are rows that a person writes: the same fields as the rows that are asked for, each of its type.

export const EXAMPLE_LENGTH = 20_000;

interface ExampleIssue {
  /** From the example: names and positions. */
  path: (string | number)[];
  message: string;
}

/** Where the issues go, and how long a text may be, in characters. */
interface Check {
  issues: ExampleIssue[];
  longest: number;
}

/** What is wrong with an example; nothing is put right. */
export function checkExample(fields: readonly OutputField[], example: JsonObject, longest = EXAMPLE_LENGTH): ExampleIssue[] {
  const issues: ExampleIssue[] = [];
  checkObject(fields, example, [], { issues, longest });
  return issues;
}

function checkObject(
  fields: readonly OutputField[],
  values: Readonly<Record<string, unknown>>,
  path: ExampleIssue["path"],
  check: Check,
): void {
  const { issues } = check;
  const names = new Set(fields.map(({ name }) => name));
  const extra = Object.keys(values).find((name) => !names.has(name) && !isNothing(values[name]));
  if (extra !== undefined) issues.push({ path: [...path, extra], message: `“${extra}” is no field of a row.` });
  for (const field of fields) {
    const value = values[field.name];
    const at = [...path, field.name];
    if (isNothing(value)) {
      if (field.required) issues.push({ path: at, message: `Write the ${field.name}.` });
    } else checkValue(field, value, at, check);
  }
}

const isNothing = (value: unknown) => value === undefined || value === null || (typeof value === "string" && value.trim() === "");

function checkValue(field: OutputField, value: unknown, path: ExampleIssue["path"], check: Check): void {
  const { issues, longest } = check;
  const wrong = (message: string) => issues.push({ path, message });
  const { type, allowed, fields } = field;
  const name = typeof path.at(-1) === "number" ? `An item of ${String(path.at(-2))}` : `The ${field.name}`;
  if (type === "array") {
    const [item] = fields;
    if (!Array.isArray(value) || !item) wrong(`${name} must be a list, in [ and ].`);
    else
      for (const [index, each] of value.entries())
        if (isNothing(each)) issues.push({ path: [...path, index], message: `An item of ${field.name} is empty.` });
        else checkValue(item, each, [...path, index], check);
  } else if (type === "object") {
    if (isJsonObject(value)) checkObject(fields, value, path, check);
    else wrong(`${name} must be an object, in { and }.`);
  } else if (type === "boolean") {
    if (typeof value !== "boolean") wrong(`${name} must be true or false.`);
  } else if (type === "string") {
    if (typeof value !== "string") wrong(`${name} must be text, in quotation marks.`);
    else if (value.length > longest) wrong(`At most ${longest} characters.`);
    else if (allowed.length > 0 && !allowed.includes(value)) wrong(`${name} must be one of: ${allowed.join(", ")}.`);
  } else if (typeof value !== "number" || !Number.isFinite(value)) wrong(`${name} must be a number.`);
  else if (type === "integer" && !Number.isInteger(value)) wrong(`${name} must be a whole number.`);
  else if (allowed.length > 0 && !allowed.some((each) => Number(each) === value)) wrong(`${name} must be one of: ${allowed.join(", ")}.`);
}
