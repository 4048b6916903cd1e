import { AppError } from "../errors.ts";
import { draftFor } from "../templates/index.ts";
import { type Draft, draftSchema, STEPS, TEMPLATE_IDS } from "./config.ts";

/**
 * The settings of a generation as the database has them, at whatever version they were stored: a field that has been
 * added since has the default of the draft's template, one that has been removed is left out.
 * @throws AppError `internal:draft` when they cannot be read so
 */
export function readStoredDraft(stored: unknown): Draft {
  const known = draftSchema.safeParse(stored);
  if (known.success) return known.data;
  const filled = isObject(stored) ? draftSchema.safeParse(withDefaults(stored)) : known;
  if (filled.success) return filled.data;
  throw new AppError(
    "internal:draft",
    "The settings of this dataset cannot be read: another version of Seedloom stored them. Use that version, or make a new dataset.",
    { cause: filled.error },
  );
}

function withDefaults(stored: Record<string, unknown>): unknown {
  const configure = isObject(stored.configure) ? stored.configure : {};
  const defaults = draftFor(TEMPLATE_IDS.find((id) => id === configure.template) ?? "custom");
  return Object.fromEntries(STEPS.map((step) => [step, { ...defaults[step], ...(isObject(stored[step]) && stored[step]) }]));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
