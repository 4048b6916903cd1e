import { AppError } from "@/lib/errors.ts";
import { fieldsFromSample } from "@/lib/generation/fields/fields-from-sample.ts";
import type { OutputField } from "@/lib/generation/output-fields.ts";

/** The fields that a sample row shows, as they are read; nothing while it cannot be. */
export function SchemaFields({ text }: { text: string }) {
  const fields = readFields(text);
  if (fields.length === 0) return null;
  return (
    <ul aria-label="Fields as they are read" className="flex flex-wrap gap-1.5">
      {fields.map((field) => (
        <li key={field.name} className="rounded-md bg-muted px-2 py-0.5 text-xs">
          <span className="font-medium">{field.name}</span> <span className="text-soft">{kindOf(field)}</span>
        </li>
      ))}
    </ul>
  );
}

const KINDS: Readonly<Record<OutputField["type"], string>> = {
  ...{ string: "text", number: "number", integer: "whole number", boolean: "yes or no", object: "object", array: "list" },
};

function kindOf({ type, required, fields }: OutputField): string {
  const inner =
    type === "object"
      ? ` of ${fields.map(({ name }) => name).join(", ")}`
      : type === "array" && fields[0]
        ? ` of ${KINDS[fields[0].type]}s`
        : "";
  return `${KINDS[type]}${inner}${required ? "" : ", may be missing"}`;
}

function readFields(text: string): OutputField[] {
  try {
    return fieldsFromSample(text);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
