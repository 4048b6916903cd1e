import { z } from "zod";
import { type Draft, draftSchema, type TemplateId } from "./config.ts";

// The wizard's settings as a program gives them: the wizard's own schemas, with every field that is left out taken from the
// template, as a person leaves it as it stands.

const { configure, prompt, examples, summary } = draftSchema.shape;

export const generationInput = z.strictObject({
  configure: z.strictObject(configure.omit({ savedTemplateId: true }).partial().shape).default({}),
  prompt: z.strictObject(prompt.partial().shape).default({}),
  examples: z.strictObject(examples.partial().shape).default({}),
  summary: z.strictObject(summary.partial().shape).default({}),
});

export type GenerationInput = z.infer<typeof generationInput>;

/**
 * The draft with what was given in place of what it has. Where the rows get other fields, examples of the old ones make way.
 */
export function withInput(draft: Draft, { configure, prompt, examples, summary }: GenerationInput): Draft {
  const replaced = prompt.outputFields !== undefined && prompt.outputFields !== null && examples.examples === undefined;
  return {
    configure: { ...draft.configure, ...configure },
    prompt: { ...draft.prompt, ...prompt },
    examples: { ...draft.examples, ...(replaced && { examples: [] }), ...examples },
    summary: { ...draft.summary, ...summary },
  };
}

/** The template that the settings begin with. */
export const templateOf = (input: GenerationInput): TemplateId => input.configure.template ?? "custom";
