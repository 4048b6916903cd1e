import { newField, type OutputField } from "@/lib/generation/output-fields.ts";

// Changes of a tree of fields; each gives a new tree. A path is the position in the list, then in the field's own list, …

export type FieldPath = readonly number[];

type Change = (list: readonly OutputField[], index: number) => OutputField[];

/** Applies a change to the list that the path's last position is in. */
function inList(fields: readonly OutputField[], path: FieldPath, change: Change): OutputField[] {
  const [index = 0, ...rest] = path;
  if (rest.length === 0) return change(fields, index);
  return fields.map((field, place) => (place === index ? { ...field, fields: inList(field.fields, rest, change) } : field));
}

export const changeField = (fields: readonly OutputField[], path: FieldPath, change: Partial<OutputField>): OutputField[] =>
  inList(fields, path, (list, index) => list.map((field, place) => (place === index ? { ...field, ...change } : field)));

export const removeField = (fields: readonly OutputField[], path: FieldPath): OutputField[] =>
  inList(fields, path, (list, index) => list.toSpliced(index, 1));

/** Moves a field among its neighbours; at an end it stays. */
export const moveField = (fields: readonly OutputField[], path: FieldPath, by: -1 | 1): OutputField[] =>
  inList(fields, path, (list, index) => {
    const [field, other] = [list[index], list[index + by]];
    return field && other ? list.with(index, other).with(index + by, field) : [...list];
  });

/** Adds an empty field at the end of the row, or of the object at the path. */
export function addField(fields: readonly OutputField[], parent: FieldPath): OutputField[] {
  const [index, ...rest] = parent;
  if (index === undefined) return [...fields, newField()];
  return fields.map((field, place) => (place === index ? { ...field, fields: addField(field.fields, rest) } : field));
}

/** The field as another type: what cannot be kept is left out. */
export function withType(type: OutputField["type"]): Partial<OutputField> {
  const { fields } = newField("", type);
  const limits = type === "string" || type === "number" || type === "integer" ? {} : { allowed: [], balanced: false };
  return { type, ...limits, fields: type === "object" ? [newField()] : fields };
}
