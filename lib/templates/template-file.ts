import { z } from "zod";
import { AppError } from "../errors.ts";
import { type Draft, draftSchema, TEMPLATE_IDS, WORKFLOWS } from "../generation/config.ts";
import { readStoredDraft } from "../generation/stored-draft.ts";
import { TEMPLATE_LIMITS, templateAbout } from "./about.ts";
import { draftFor } from "./index.ts";

// What a template of a person's own holds, and the JSON file by which it goes from one studio to another.

/** What a draft takes from it: no name, model, connection, file or spending limit, for those are not the template's. */
export const templateSettings = z.object({
  workflow: z.enum(WORKFLOWS),
  /** The built-in template beneath. */
  template: z.enum(TEMPLATE_IDS),
  prompt: draftSchema.shape.prompt,
  examples: draftSchema.shape.examples,
});

export type TemplateSettings = z.infer<typeof templateSettings>;

export const settingsOf = ({ configure, prompt, examples }: Draft): TemplateSettings =>
  templateSettings.parse({ workflow: configure.workflow, template: configure.template, prompt, examples });

/** A new draft with a template's settings; only name, connection, model and files are left to the user. */
export function draftFromSettings({ workflow, template, prompt, examples }: TemplateSettings): Draft {
  const base = draftFor(template);
  return {
    ...base,
    configure: { ...base.configure, workflow, template },
    prompt: structuredClone(prompt),
    examples: structuredClone(examples),
  };
}

/** Settings as they were stored, at whatever version: what was added since has its default. @throws AppError `internal:draft` */
export function readSettings(stored: unknown): TemplateSettings {
  const { workflow, template, prompt, examples } = z
    .looseObject({ workflow: z.unknown(), template: z.unknown(), prompt: z.unknown(), examples: z.unknown() })
    .parse(stored);
  return settingsOf(readStoredDraft({ configure: { workflow, template }, prompt, examples, summary: {} }));
}

const FORMAT = "seedloom-template";
const VERSION = 1;

export type TemplateFile = z.infer<typeof templateAbout> & { settings: TemplateSettings };

/** The file's text: indented JSON that says what it is and of which version. */
export function writeTemplateFile({ name, description, settings }: TemplateFile): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, name, description, settings }, null, 2)}\n`;
}

/**
 * Reads a template's file.
 * @throws AppError `bad-input:file` that says what is wrong and where: no JSON, another kind of file, an unknown version, a field
 */
export function readTemplateFile(text: string, fileName: string): TemplateFile {
  const file = `“${fileName}”`;
  if (text.length > TEMPLATE_LIMITS.fileLength) throw bad(`${file} is larger than 2 MB. Is it the right file?`);
  const head = z.looseObject({ format: z.unknown().optional(), version: z.unknown().optional() }).safeParse(parseJson(text, file)).data;
  if (!head || head.format !== FORMAT) throw bad(`${file} is not a template of Seedloom: it does not say "format": "${FORMAT}".`);
  if (head.version !== VERSION)
    throw bad(
      `${file} is of version ${JSON.stringify(head.version) ?? "(none)"}; this Seedloom reads version ${VERSION}. Use a newer Seedloom.`,
    );
  const about = templateAbout.safeParse({ name: head.name, description: head.description ?? "" });
  if (!about.success) throw badField(file, about.error);
  const settings = readGivenSettings(head.settings);
  if (!settings.success) throw badField(file, settings.error, ["settings"]);
  return { ...about.data, settings: settings.data };
}

/** Settings that somebody has written: what their template has a default for may be left out. */
export function readGivenSettings(given: unknown): { success: true; data: TemplateSettings } | { success: false; error: z.ZodError } {
  const known = z.object({ template: z.enum(TEMPLATE_IDS), workflow: z.enum(WORKFLOWS) }).safeParse(given);
  return known.success ? templateSettings.safeParse(withDefaults(given, known.data.template)) : known;
}

function withDefaults(settings: unknown, template: TemplateSettings["template"]): unknown {
  const defaults = draftFor(template);
  const given = z.looseObject({ prompt: z.looseObject({}), examples: z.looseObject({}).optional() }).safeParse(settings);
  if (!given.success) return settings;
  const { prompt, examples } = given.data;
  return { ...given.data, prompt: { ...defaults.prompt, ...prompt }, examples: { ...defaults.examples, ...examples } };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw bad(`${file} is not correct JSON: ${cause instanceof Error ? cause.message : "it cannot be read"}.`, cause);
  }
}

function badField(file: string, error: z.ZodError, above: readonly string[] = []): AppError {
  const issue = error.issues[0];
  const place = [...above, ...(issue?.path ?? [])].join(".");
  return bad(`${file} cannot be used: ${place ? `“${place}” is wrong: ` : ""}${issue?.message ?? "its form is unknown."}`, error);
}

const bad = (message: string, cause?: unknown) => new AppError("bad-input:file", message, { cause });
