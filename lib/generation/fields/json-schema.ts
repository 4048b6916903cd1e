import type { JsonSchema } from "../../inference/types.ts";
import { allowedValues, type OutputField } from "../output-fields.ts";

// JSON Schema as OpenAI's structured output wants it: every property is named in `required`, nothing else may stand in an
// object, and what may be missing is null instead (https://platform.openai.com/docs/guides/structured-outputs).

/** The schema of a row with these fields. */
export function toJsonSchema(fields: readonly OutputField[]): JsonSchema {
  return {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.name, propertyOf(field)])),
    required: fields.map((field) => field.name),
    additionalProperties: false,
  };
}

function propertyOf(field: OutputField): JsonSchema {
  const schema = schemaOf(field);
  const described = field.description.trim() === "" ? {} : { description: field.description.trim() };
  if (field.required) return { ...schema, ...described };
  if (field.type === "object" || field.type === "array") return { anyOf: [schema, { type: "null" }], ...described };
  const values = Array.isArray(schema.enum) ? { enum: [...schema.enum, null] } : {};
  return { ...schema, type: [field.type, "null"], ...values, ...described };
}

/** The schema of a field's value, or of an array's item. */
function schemaOf(field: OutputField): JsonSchema {
  if (field.type === "object") return toJsonSchema(field.fields);
  if (field.type === "array") {
    const [item] = field.fields;
    return {
      type: "array",
      ...(item && { items: { ...schemaOf(item), ...(item.description.trim() && { description: item.description.trim() }) } }),
    };
  }
  return { type: field.type, ...(field.allowed.length > 0 && { enum: allowedValues(field) }) };
}
