// Endpoints that speak OpenAI's chat completions, as data for the form. `baseUrl` is what is put in for a start.

interface Preset {
  label: string;
  baseUrl: string;
  /** Whether the endpoint takes nothing without a key. */
  needsKey: boolean;
  /** One sentence under the address. */
  hint: string;
}

export const PRESET_IDS = ["openai", "cloudera", "vllm", "ollama", "lm-studio", "openrouter", "other"] as const;
export type PresetId = (typeof PRESET_IDS)[number];

export const PRESETS: Readonly<Record<PresetId, Preset>> = {
  openai: {
    label: "OpenAI",
    baseUrl: "https://api.openai.com/v1",
    needsKey: true,
    hint: "The address stays as it is; the key is made at platform.openai.com under API keys.",
  },
  cloudera: {
    label: "Cloudera AI Inference",
    baseUrl: "",
    needsKey: true,
    hint: "Copy the model endpoint's address up to and including /v1, and use a CDP token as the key.",
  },
  vllm: {
    label: "vLLM",
    baseUrl: "http://localhost:8000/v1",
    needsKey: false,
    hint: "The address of `vllm serve` with /v1 at the end; a key only if it was started with --api-key.",
  },
  ollama: {
    label: "Ollama",
    baseUrl: "http://localhost:11434/v1",
    needsKey: false,
    hint: "The address of Ollama with /v1 at the end; it needs no key.",
  },
  "lm-studio": {
    label: "LM Studio",
    baseUrl: "http://localhost:1234/v1",
    needsKey: false,
    hint: "Start the server in LM Studio's Developer tab; it needs no key.",
  },
  openrouter: {
    label: "OpenRouter",
    baseUrl: "https://openrouter.ai/api/v1",
    needsKey: true,
    hint: "The address stays as it is; the key is made at openrouter.ai under Keys.",
  },
  other: {
    label: "Another OpenAI-compatible endpoint",
    baseUrl: "",
    needsKey: false,
    hint: "Everything before /chat/completions; it usually ends with /v1.",
  },
};
