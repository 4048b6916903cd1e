import type { Provider } from "./config.ts";

// What pages call the choices of the wizard.

export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = {
  bedrock: "AWS Bedrock",
  openai: "OpenAI-compatible",
  demo: "Built-in demo",
};

export const WORKFLOW_NAMES = {
  "supervised-fine-tuning": { short: "Fine-tuning", full: "Supervised fine-tuning" },
} as const;
