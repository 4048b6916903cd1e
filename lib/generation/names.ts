import type { NearDuplicates, Provider } from "./config.ts";

// What pages call the choices of the wizard.

export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = {
  bedrock: "AWS Bedrock",
  openai: "OpenAI-compatible",
  demo: "Built-in demo",
};

export const WORKFLOW_NAMES = {
  "supervised-fine-tuning": { short: "Fine-tuning", full: "Supervised fine-tuning" },
  "custom-data-curation": { short: "Curation", full: "Custom data curation" },
} as const;

export const MEASURE_NAMES: Readonly<Record<NearDuplicates["measure"], string>> = {
  shingles: "Word overlap",
  "rouge-l": "ROUGE-L, as in Self-Instruct",
};

/** From loose to strict. */
export const THRESHOLD_NAMES: readonly { threshold: NearDuplicates["threshold"]; name: string }[] = [
  { threshold: null, name: "Off: only exact copies" },
  { threshold: 0.9, name: "Loose: from 90 % alike" },
  { threshold: 0.8, name: "Usual: from 80 % alike" },
  { threshold: 0.7, name: "Strict: from 70 % alike" },
];
