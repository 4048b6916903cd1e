import { AppError } from "../errors.ts";
import { checkFields } from "../generation/fields/check-fields.ts";
import { fieldsFromSample } from "../generation/fields/fields-from-sample.ts";
import { toJsonSchema } from "../generation/fields/json-schema.ts";
import { type RowShape, shapeOf } from "../generation/fields/row-shape.ts";
import type { OutputField } from "../generation/output-fields.ts";
import type { JsonObject } from "../json.ts";

/**
 * The fields that a config's sample row shows.
 * @throws AppError `bad-input:config` at `schema_example` that says what is wrong, and where
 */
export function fieldsOfSchema(example: JsonObject): OutputField[] {
  try {
    const fields = fieldsFromSample(JSON.stringify(example));
    const [issue] = checkFields(fields);
    if (issue) throw bad(`${placeOf(fields, issue.path)}${issue.message}`);
    return fields;
  } catch (error) {
    if (error instanceof AppError && error.code !== "bad-input:config") throw bad(error.message, error);
    throw error;
  }
}

const bad = (message: string, cause?: unknown) => new AppError("bad-input:config", message, { field: "schema_example", cause });

/** `“answer”: `, by the position of the field at fault. */
function placeOf(fields: readonly OutputField[], [first]: readonly (string | number)[]): string {
  const field = typeof first === "number" ? fields[first] : undefined;
  return field ? `“${field.name}”: ` : "";
}

/** The fields as a draft has them: null for the usual pair of a prompt and a completion, which is stored and exported as such. */
export function outputFieldsOf(example: JsonObject): OutputField[] | null {
  const fields = fieldsOfSchema(example);
  const isPair = fields.length === 2 && fields.every(({ type, required }) => type === "string" && required);
  const names = fields.map(({ name }) => name);
  return isPair && names.includes("prompt") && names.includes("completion") ? null : fields;
}

export const shapeOfSchema = (example: JsonObject): RowShape => shapeOf(outputFieldsOf(example));

/** The JSON Schema of a row. */
export const jsonSchemaOf = (example: JsonObject) => toJsonSchema(fieldsOfSchema(example));
