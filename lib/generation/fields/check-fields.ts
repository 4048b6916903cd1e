import { type OutputField, takesAllowed } from "../output-fields.ts";

// What must hold of a row's fields before a generation can start.

export const FIELD_LIMITS = { fields: 50, depth: 5, name: 64, description: 1_000, allowed: 100, allowedLength: 200 } as const;

interface FieldIssue {
  /** From the list of fields: positions, `fields`, and the property at fault; empty for the list as a whole. */
  path: (string | number)[];
  message: string;
}

/** Names that every provider takes: Claude's tools allow no others (https://docs.anthropic.com, tool input schemas). */
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Every rule that does not hold, at its place. */
export function checkFields(fields: readonly OutputField[]): FieldIssue[] {
  const issues: FieldIssue[] = [];
  checkList(fields, [], 1, issues);
  // What stands at the list would hide what stands in it.
  if (issues.length > 0) return issues;
  const whole = (message: string): FieldIssue[] => [{ path: [], message }];
  if (fields.length === 0) return whole("Add a field, or paste a sample row.");
  const count = countFields(fields);
  if (count > FIELD_LIMITS.fields) return whole(`At most ${FIELD_LIMITS.fields} fields; there are ${count}.`);
  if (fields.filter((field) => field.balanced).length > 1) return whole("Only one field can be balanced.");
  if (!hasText(fields))
    return whole("At least one required field must be text without allowed values: rows are told apart by their texts.");
  return issues;
}

function checkList(fields: readonly OutputField[], path: FieldIssue["path"], depth: number, issues: FieldIssue[]): void {
  const seen = new Set<string>();
  for (const [index, field] of fields.entries()) {
    const at = [...path, index];
    const report = (property: string, message: string) => issues.push({ path: [...at, property], message });
    const problem = nameProblem(field.name, seen, depth);
    if (problem) report("name", problem);
    seen.add(field.name.toLowerCase());
    if (field.balanced && depth > 1) report("balanced", "Only a field of the row itself can be balanced.");
    checkField(field, at, depth, issues);
  }
}

function nameProblem(name: string, seen: ReadonlySet<string>, depth: number): string | null {
  if (name.trim() === "") return "Name the field.";
  if (name.length > FIELD_LIMITS.name) return `At most ${FIELD_LIMITS.name} characters.`;
  if (!NAME.test(name)) return "Use letters from a to z, digits, _ and -, beginning with a letter or _.";
  if (name === "__proto__" || (depth === 1 && name.toLowerCase() === "rows"))
    return `“${name}” has a meaning of its own: choose another name.`;
  return seen.has(name.toLowerCase()) ? "Another field has this name." : null;
}

/** All but its name: the items of an array have none. */
function checkField(field: OutputField, path: FieldIssue["path"], depth: number, issues: FieldIssue[]): void {
  const report = (property: string, message: string) => issues.push({ path: [...path, property], message });
  if (field.description.length > FIELD_LIMITS.description) report("description", `At most ${FIELD_LIMITS.description} characters.`);
  const problem = allowedProblem(field);
  if (problem) report("allowed", problem);
  if (field.balanced && field.allowed.length < 2) report("balanced", "Give it two or more allowed values first.");
  else if (field.balanced && !field.required) report("balanced", "A balanced field is in every row: it must be required.");
  if (field.type !== "object" && field.type !== "array") {
    if (field.fields.length > 0) report("type", "Only objects and lists have fields of their own.");
    return;
  }
  checkInside(field, path, depth, issues);
}

function checkInside(field: OutputField, path: FieldIssue["path"], depth: number, issues: FieldIssue[]): void {
  const report = (message: string) => issues.push({ path: [...path, "type"], message });
  const inside = [...path, "fields"];
  const [item] = field.fields;
  if (depth >= FIELD_LIMITS.depth) report(`Fields may lie in one another ${FIELD_LIMITS.depth} levels deep, not deeper.`);
  else if (field.type === "object") {
    if (field.fields.length === 0) report("Add a field inside it.");
    checkList(field.fields, inside, depth + 1, issues);
  } else if (!item || field.fields.length > 1) report("Say what the list holds.");
  else {
    if (item.balanced) issues.push({ path: [...inside, 0, "balanced"], message: "Only a field of the row itself can be balanced." });
    checkField(item, [...inside, 0], depth + 1, issues);
  }
}

function allowedProblem(field: OutputField): string | null {
  const { allowed, type } = field;
  if (allowed.length === 0) return null;
  if (!takesAllowed(field)) return "Only texts and numbers can have allowed values.";
  if (allowed.length > FIELD_LIMITS.allowed) return `At most ${FIELD_LIMITS.allowed} values.`;
  if (allowed.some((value) => value.trim() === "")) return "One of the values is empty.";
  const long = allowed.find((value) => value.length > FIELD_LIMITS.allowedLength);
  if (long !== undefined) return `A value has at most ${FIELD_LIMITS.allowedLength} characters.`;
  if (type === "string") {
    const blank = allowed.find((value) => value !== value.trim());
    if (blank !== undefined) return `Take the blanks around “${blank.trim()}” away.`;
  } else {
    const wrong = allowed.find((value) => !isNumber(value) || (type === "integer" && !Number.isInteger(Number(value))));
    if (wrong !== undefined) return `“${wrong}” is not a ${type === "integer" ? "whole number" : "number"}.`;
  }
  const seen = new Set<string | number>();
  for (const value of allowed) {
    const key = type === "string" ? value : Number(value);
    if (seen.has(key)) return `“${value}” stands there twice.`;
    seen.add(key);
  }
  return null;
}

const isNumber = (text: string) => /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text.trim()) && Number.isFinite(Number(text));

const countFields = (fields: readonly OutputField[]): number =>
  fields.reduce((sum, field) => sum + 1 + countFields(field.type === "array" ? (field.fields[0]?.fields ?? []) : field.fields), 0);

/** Whether every row has a text of its own somewhere. */
const hasText = (fields: readonly OutputField[]): boolean => fields.some((field) => field.required && isText(field));

function isText({ type, allowed, fields }: OutputField): boolean {
  if (type === "string") return allowed.length === 0;
  return type === "object" ? hasText(fields) : type === "array" && fields.some(isText);
}
