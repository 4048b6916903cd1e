import type { OutputField } from "../generation/output-fields.ts";

// Helpers for the data files: fields of a row in one line each.

const base = { required: true, allowed: [], balanced: false, fields: [] };

export const text = (name: string, description: string): OutputField => ({ ...structuredClone(base), name, type: "string", description });

/** One of some values; `balanced` asks for as many rows of each. */
export const label = (name: string, description: string, allowed: readonly string[], balanced = false): OutputField => ({
  ...text(name, description),
  allowed: [...allowed],
  balanced,
});

export const yesNo = (name: string, description: string): OutputField => ({ ...text(name, description), type: "boolean" });

export const object = (name: string, description: string, fields: readonly OutputField[]): OutputField => ({
  ...text(name, description),
  type: "object",
  fields: [...fields],
});
