import { AppError } from "../../errors.ts";
import { isJsonObject } from "../../json.ts";
import { type FieldType, newField, type OutputField } from "../output-fields.ts";
import { FIELD_LIMITS } from "./check-fields.ts";

// The fields of a row, read off a sample of it: what Autotune calls `schema_example`.

const LONGEST_SAMPLE = 200_000;

/**
 * The fields that one sample row shows, nested ones too; a list of rows shows which fields are not in every one. Null says
 * that a value may be missing. Whole numbers become `integer`, others `number`.
 * @param text JSON: an object, or a list of objects
 * @throws AppError `bad-input:sample` naming what cannot be read, and where
 */
export function fieldsFromSample(text: string): OutputField[] {
  if (text.length > LONGEST_SAMPLE)
    throw bad(`The sample is longer than ${LONGEST_SAMPLE.toLocaleString("en")} characters: one row is enough.`);
  if (text.trim() === "") throw bad('Paste one row as JSON, such as {"question": "…", "answer": "…"}.');
  const value = parse(text);
  const samples = Array.isArray(value) ? value : [value];
  if (samples.length === 0 || !samples.every(isJsonObject)) throw bad("A row is a JSON object: it begins with { and ends with }.");
  const fields = fieldsOf(samples, "the sample", 1);
  if (fields.length === 0) throw bad("The sample is empty: it must have at least one field.");
  return fields;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw bad(`This is not correct JSON: ${cause instanceof Error ? cause.message : "it cannot be read"}.`, cause);
  }
}

/** The fields of objects of one kind: required are those that all of them have. */
function fieldsOf(samples: readonly Record<string, unknown>[], place: string, depth: number): OutputField[] {
  if (depth > FIELD_LIMITS.depth) throw bad(`${capital(place)} lies deeper than ${FIELD_LIMITS.depth} levels.`);
  const names = [...new Set(samples.flatMap((sample) => Object.keys(sample)))];
  return names.map((name) => {
    const values = samples.filter((sample) => Object.hasOwn(sample, name)).map((sample) => sample[name]);
    const known = values.filter((value) => value !== null);
    const required = known.length === samples.length;
    return { ...fieldOf(name, known, `“${name}”`, depth), required };
  });
}

function fieldOf(name: string, values: readonly unknown[], place: string, depth: number): OutputField {
  const type = typeOf(values, place);
  const field = newField(name, type);
  if (type === "object") {
    const fields = fieldsOf(values.filter(isJsonObject), place, depth + 1);
    if (fields.length === 0) throw bad(`${capital(place)} is an empty object: give it a field, or leave it out.`);
    return { ...field, fields };
  }
  if (type !== "array") return field;
  if (depth >= FIELD_LIMITS.depth) throw bad(`${capital(place)} lies deeper than ${FIELD_LIMITS.depth} levels.`);
  const items: unknown[] = values.filter(Array.isArray).flat();
  return {
    ...field,
    fields: [
      fieldOf(
        "item",
        items.filter((item) => item !== null),
        `an item of ${place}`,
        depth + 1,
      ),
    ],
  };
}

/** The one type that all values have; text where nothing shows it. */
function typeOf(values: readonly unknown[], place: string): FieldType {
  const types = new Set(values.map(typeOfValue));
  if (types.has("number")) types.delete("integer");
  const [type = "string", other] = types;
  if (other) throw bad(`${capital(place)} has values of different kinds, ${type} and ${other}: make them the same.`);
  return type;
}

function typeOfValue(value: unknown): FieldType {
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "boolean" ? "boolean" : isJsonObject(value) ? "object" : "string";
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const bad = (message: string, cause?: unknown) => new AppError("bad-input:sample", message, { cause });
