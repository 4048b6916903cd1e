import type { TemplateId } from "../generation/config.ts";

/** What pages call each template. Apart from the templates' texts, so that a list of generations need not load those. */
export const TEMPLATE_NAMES: Record<TemplateId, string> = {
  "code-generation": "Code generation",
  "text-to-sql": "Text to SQL",
  "intent-classification": "Intent classification",
  summarisation: "Summarisation",
  translation: "Translation",
  "function-calling": "Function calling",
  "document-questions": "Questions on documents",
  "safety-refusals": "Safety refusals",
  custom: "Custom",
};
