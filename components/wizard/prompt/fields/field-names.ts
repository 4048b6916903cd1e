import type { FieldType } from "@/lib/generation/output-fields.ts";

/** What pages call the types of fields. */
export const TYPE_NAMES: Readonly<Record<FieldType, string>> = {
  string: "Text",
  number: "Number",
  integer: "Whole number",
  boolean: "True or false",
  object: "Object with fields",
  array: "List",
};
