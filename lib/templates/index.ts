import type { Draft, TemplateId } from "../generation/config.ts";
import { canonicalJson } from "../json.ts";
import { codeGeneration } from "./code-generation.ts";
import { custom } from "./custom.ts";
import { documentQuestions } from "./document-questions.ts";
import { functionCalling } from "./function-calling.ts";
import { intentClassification } from "./intent-classification.ts";
import { safetyRefusals } from "./safety-refusals.ts";
import { summarisation } from "./summarisation.ts";
import type { Template } from "./template.ts";
import { textToSql } from "./text-to-sql.ts";
import { translation } from "./translation.ts";

export type { Template } from "./template.ts";

const BY_ID: Record<TemplateId, Template> = {
  "code-generation": codeGeneration,
  "text-to-sql": textToSql,
  "intent-classification": intentClassification,
  summarisation,
  translation,
  "function-calling": functionCalling,
  "document-questions": documentQuestions,
  "safety-refusals": safetyRefusals,
  custom,
};

/** In the order in which pages offer them. */
export const TEMPLATES: readonly Template[] = Object.values(BY_ID);

export function getTemplate(id: TemplateId): Template {
  return BY_ID[id];
}

/** A new draft with every step filled from the template; only name, connection and model are left to the user. */
export function draftFor(id: TemplateId): Draft {
  return {
    configure: {
      name: "",
      provider: "demo",
      connectionId: null,
      modelId: "",
      workflow: "supervised-fine-tuning",
      template: id,
      savedTemplateId: null,
      fileIds: [],
    },
    ...textsOf(getTemplate(id)),
    summary: { spendingLimit: null },
  };
}

/** The draft with another template: its texts and defaults replace the old ones; name, connection, model and limit stay. */
export function applyTemplate(draft: Draft, id: TemplateId): Draft {
  return { ...draft, configure: { ...draft.configure, template: id }, ...textsOf(getTemplate(id)) };
}

/** Whether prompt, schema, seeds and examples are still the template's own, so that replacing them loses no work. */
export function isUntouched(draft: Draft): boolean {
  const template = textsOf(getTemplate(draft.configure.template));
  return (
    draft.prompt.prompt === template.prompt.prompt &&
    draft.prompt.databaseSchema === template.prompt.databaseSchema &&
    isSame(draft.prompt.seeds, template.prompt.seeds) &&
    draft.prompt.attributes.length === 0 &&
    isSame(draft.examples.examples.map(canonicalJson), template.examples.examples.map(canonicalJson)) &&
    canonicalJson(draft.prompt.outputFields) === canonicalJson(template.prompt.outputFields)
  );
}

function textsOf(template: Template): Pick<Draft, "prompt" | "examples"> {
  const { prompt, databaseSchema, seeds, outputFields, defaults } = template;
  return {
    prompt: {
      ...structuredClone(WITHOUT_INPUTS),
      ...{ prompt, databaseSchema, seeds: [...seeds] },
      ...structuredClone(defaults),
      outputFields: outputFields === null ? null : [...structuredClone(outputFields)],
    },
    examples: { examples: structuredClone([...template.examples]) },
  };
}

/** What a template that starts from seeds alone leaves as it usually is. */
const WITHOUT_INPUTS = {
  chunking: { tokens: 800, overlap: 100 },
  documentRows: 100,
  rowsInAll: null,
  rowsOfEach: null,
  inputKey: "",
  outputNames: { input: "Prompt", completion: "Completion" },
  outputFields: null,
  attributes: [],
} satisfies Partial<Draft["prompt"]>;

const isSame = (left: readonly string[], right: readonly string[]) =>
  left.length === right.length && left.every((text, index) => text === right[index]);
