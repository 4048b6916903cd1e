import type { Config } from "./forms.ts";

// The replaceable values of a config's template.

/** What may stand in a template as `{{workflow.NAME}}` or `{{NAME}}`, in words for people. */
export const PLACEHOLDERS = {
  user_prompt: "what this workflow is to make, as it stands now",
  workflow_name: "the workflow's name",
  total_examples: "how many rows the dataset is to have",
  tags: "its tags",
  type: "complete or training",
  llm_model: "the model",
  schema_example: "the sample row, as JSON",
} as const;

type PlaceholderName = keyof typeof PLACEHOLDERS;

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;
const PREFIX = /^workflow\./;

const isKnown = (name: string): name is PlaceholderName => Object.hasOwn(PLACEHOLDERS, name);

/** The placeholders of a template that stand for nothing, as they are written, each once. */
export function unknownPlaceholders({
  user_prompt_template: template,
  parameters,
}: Pick<Config, "user_prompt_template" | "parameters">): string[] {
  const unknown = [...template.matchAll(PLACE)].flatMap(([written, name = ""]) =>
    isKnown(name.replace(PREFIX, "")) || Object.hasOwn(parameters, name.replace(PREFIX, "")) ? [] : [written],
  );
  return [...new Set(unknown)];
}

export type PlaceholderValues = Readonly<Record<PlaceholderName, string>>;

/**
 * The template with its values. What stands in a value stays as it is, be it like a placeholder. Where the template does not
 * name the user prompt, that comes after it: what a person wishes is never left out.
 */
export function renderTemplate(
  { user_prompt_template: template, parameters }: Pick<Config, "user_prompt_template" | "parameters">,
  values: PlaceholderValues,
): string {
  let told = false;
  const text = template.replace(PLACE, (written, placed: string) => {
    const name = placed.replace(PREFIX, "");
    if (name === "user_prompt") told = true;
    if (Object.hasOwn(parameters, name)) return parameters[name] ?? "";
    return isKnown(name) ? values[name] : written;
  });
  return told ? text : `${text.trim()}\n\n${values.user_prompt}`;
}
