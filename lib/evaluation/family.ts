/** Each family with what its models' ids have in them, parted from other words. */
const FAMILIES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["Claude", /^(?:anthropic|claude)/],
  // Before GPT, for the open models of its kin are called so too.
  ["DeepSeek", /^deepseek/],
  ["Qwen", /^(?:qwen|qwq|qvq)/],
  ["GPT", /^(?:gpt|chatgpt|openai|o[1-9]\d?$)/],
  ["Llama", /^(?:codellama|llama)/],
  ["Mistral", /^(?:mistral|mixtral|ministral|codestral|magistral|devstral|pixtral)/],
  ["Gemini", /^(?:gemini|gemma|codegemma|palm)/],
  ["Nova", /^nova$/],
  ["Titan", /^titan$/],
  ["Command", /^(?:command|cohere|aya)$/],
  ["Phi", /^phi(?:\d|$)/],
  ["Grok", /^grok/],
  ["Jamba", /^(?:jamba|ai21|j2)$/],
  ["Granite", /^granite/],
  ["Kimi", /^kimi/],
  ["GLM", /^(?:glm|chatglm)/],
  ["OLMo", /^olmo/],
  ["Falcon", /^falcon/],
  ["Nemotron", /^nemotron/],
  ["DBRX", /^dbrx/],
];

/**
 * The family of a model by its id, of whatever provider: `gpt-4o`, `us.anthropic.claude-sonnet-4-20250514-v1:0`,
 * `meta-llama/Llama-3.3-70B-Instruct`, `arn:aws:bedrock:…/eu.amazon.nova-pro-v1:0`, `llama3:8b`; null when it is not known.
 * The model's own name, which comes last, counts before that of who made or serves it.
 */
export function familyOf(modelId: string): string | null {
  const id = modelId.trim().toLowerCase();
  const [own = "", ...places] = id.split("/").reverse();
  return familyIn(own) ?? places.map(familyIn).find((family) => family !== null) ?? null;
}

function familyIn(text: string): string | null {
  const words = text.split(/[^a-z0-9]+/).filter(Boolean);
  // In the order of the words: “deepseek-r1-distill-llama-70b” is what DeepSeek made.
  for (const word of words) {
    const found = FAMILIES.find(([, pattern]) => pattern.test(word));
    if (found) return found[0];
  }
  return null;
}

/**
 * The family that a generator and its judge have in common, by its name (“Claude”), or their id where both are one model of no
 * known family; null when they differ or are not known.
 * A model favours what its own family wrote (Panickssery et al. 2024, https://arxiv.org/abs/2404.13076). Pure.
 */
export function sameFamily(generatorModelId: string, judgeModelId: string): string | null {
  const family = familyOf(generatorModelId);
  const own = generatorModelId.trim();
  if (family === null && own !== "" && own === judgeModelId.trim()) return own;
  return family !== null && family === familyOf(judgeModelId) ? family : null;
}
