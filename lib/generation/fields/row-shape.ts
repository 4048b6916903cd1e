import type { JsonValue } from "../../json.ts";
import type { Draft } from "../config.ts";
import { balancedField, newField, type OutputField } from "../output-fields.ts";

/** A row as it is stored: its named fields. */
export type RowData = Record<string, JsonValue>;

/** What rows of one kind have. */
export interface RowShape {
  fields: readonly OutputField[];
  /** The names of the fields, in order. */
  names: readonly string[];
  /** Whether it is the usual pair, which is read in a way of its own: thousands of rows a second. */
  isPair: boolean;
  /** Whether an object within a row has a field that the row has too: without its commas, one could be taken for the other. */
  repeatsNames: boolean;
  /** Its texts are reasons: “I cannot find a fault” is one, and no refusal to answer. */
  saysWhy?: boolean;
  /** Puts right how a row was written before it is checked; it must not make anything up. */
  mend?: (value: unknown) => unknown;
}

/** The fields of a row, unless an output schema names others. */
const PAIR_FIELDS = ["prompt", "completion"] as const;

export const PAIR_SHAPE: RowShape = {
  ...{ fields: PAIR_FIELDS.map((name) => newField(name)), names: PAIR_FIELDS, isPair: true, repeatsNames: false },
};

/** What `fields` mean; null for the usual pair. */
export function shapeOf(fields: readonly OutputField[] | null): RowShape {
  if (fields === null) return PAIR_SHAPE;
  const names = fields.map((field) => field.name);
  const known = new Set(names.map((name) => name.toLowerCase()));
  return { fields, names, isPair: false, repeatsNames: fields.some(({ fields: inner }) => hasName(inner, known)) };
}

const hasName = (fields: readonly OutputField[], known: ReadonlySet<string>): boolean =>
  fields.some((field) => known.has(field.name.toLowerCase()) || hasName(field.fields, known));

type Prompted = { prompt: Pick<Draft["prompt"], "outputFields"> };

/** Settings are never changed in place, so what was made of them stays right. By the value of the balanced field. */
const shapes = new WeakMap<Prompted, Map<string, RowShape>>();

/**
 * What rows of a generation have. A call that is to bring rows with one value of the balanced field allows no other value.
 * @param attributes of the call
 */
export function rowShapeOf(config: Prompted, attributes?: Readonly<Record<string, string>>): RowShape {
  const fields = config.prompt.outputFields;
  if (fields === null) return PAIR_SHAPE;
  const label = labelOf(config, attributes) ?? "";
  const known = shapes.get(config) ?? new Map<string, RowShape>();
  shapes.set(config, known);
  const made =
    known.get(label) ?? shapeOf(label === "" ? fields : fields.map((field) => (field.balanced ? { ...field, allowed: [label] } : field)));
  known.set(label, made);
  return made;
}

/** The value of the balanced field that all rows of a call have; undefined where there is none. */
export function labelOf({ prompt }: Prompted, attributes?: Readonly<Record<string, string>>): string | undefined {
  const field = balancedField(prompt.outputFields);
  const value = field && attributes?.[field.name];
  return field?.allowed.includes(value ?? "") ? (value ?? undefined) : undefined;
}

/**
 * The text that tells a row from others, exactly and nearly: a pair's prompt; otherwise the texts of all its fields without
 * allowed values, those of objects and lists in it too, in the order of the fields, a line each.
 */
export function identityOf(shape: RowShape, row: Readonly<Record<string, unknown>>): string {
  if (shape.isPair) return typeof row.prompt === "string" ? row.prompt : "";
  return textsOf(shape, row).join("\n");
}

/** The texts of a row's fields without allowed values, in order. */
export function textsOf({ fields }: Pick<RowShape, "fields">, row: Readonly<Record<string, unknown>>): string[] {
  const texts: string[] = [];
  collectTexts(fields, row, texts);
  return texts;
}

function collectTexts(fields: readonly OutputField[], values: Readonly<Record<string, unknown>>, texts: string[]): void {
  for (const field of fields) collectText(field, values[field.name], texts);
}

function collectText(field: OutputField, value: unknown, texts: string[]): void {
  if (typeof value === "string") {
    if (field.allowed.length === 0) texts.push(value);
  } else if (Array.isArray(value)) {
    const [item] = field.fields;
    if (item) for (const inner of value) collectText(item, inner, texts);
  } else if (typeof value === "object" && value !== null) collectTexts(field.fields, { ...value }, texts);
}

/** A row with its fields in their order, those of its objects too: the database keeps them in an order of its own. */
export function inFieldOrder({ isPair, fields }: RowShape, row: Readonly<Record<string, JsonValue>>): RowData {
  if (isPair) return { prompt: row.prompt ?? null, completion: row.completion ?? null };
  return orderObject(fields, row);
}

function orderObject(fields: readonly OutputField[], values: Readonly<Record<string, JsonValue>>): RowData {
  return Object.fromEntries(fields.map((field) => [field.name, orderValue(field, values[field.name] ?? null)]));
}

function orderValue(field: OutputField, value: JsonValue): JsonValue {
  const [item] = field.fields;
  if (Array.isArray(value)) return field.type === "array" && item ? value.map((inner) => orderValue(item, inner)) : value;
  return field.type === "object" && typeof value === "object" && value !== null ? orderObject(field.fields, value) : value;
}
