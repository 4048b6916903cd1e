import type { Provider } from "../generation/config.ts";
import prices from "./prices.json" with { type: "json" };
import type { Usage } from "./types.ts";

/** US dollars for one million tokens. */
export interface Price {
  inputPerMillion: number;
  outputPerMillion: number;
}

/** When the prices in prices.json were true, as year and month; to be shown beside an estimate. */
export const PRICES_AS_OF: string = prices.asOf;

const TABLES = {
  openai: new Map(Object.entries(prices.openai)),
  bedrock: new Map(Object.entries(prices.bedrock)),
} as const;

/** Inference profiles name a region group before the model: some cost more than the model itself and have a line of their own. */
const REGION_PREFIX = /^(?:us|eu|apac|au|jp|ca|us-gov|global)\./;
/** A dated version costs what its model costs, unless the table names it. */
const DATE_SUFFIX = /-\d{4}-\d{2}-\d{2}$/;

/**
 * What a model costs, or null when it is not known: an unknown price is never taken for nothing. The demo costs nothing.
 * For OpenAI-compatible endpoints that are not OpenAI's, a model of the same name is taken to cost the same.
 */
export function priceOf(provider: Provider, modelId: string): Price | null {
  if (provider === "demo") return { inputPerMillion: 0, outputPerMillion: 0 };
  const found = namesOf(provider, modelId)
    .map((name) => TABLES[provider].get(name))
    .find((line) => line !== undefined);
  return found ? { inputPerMillion: found.input, outputPerMillion: found.output } : null;
}

function namesOf(provider: Exclude<Provider, "demo">, modelId: string): string[] {
  // OpenRouter writes openai/gpt-4o; Bedrock takes ARNs that end in the id.
  const name = provider === "openai" ? modelId.replace(/^openai\//, "") : (modelId.split("/").at(-1) ?? modelId);
  return provider === "openai" ? [name, name.replace(DATE_SUFFIX, "")] : [name, name.replace(REGION_PREFIX, "")];
}

/** US dollars for what was used; null when the price is not known. */
export function costOf(price: Price | null, usage: Usage): number | null {
  if (price === null) return null;
  return (usage.inputTokens * price.inputPerMillion + usage.outputTokens * price.outputPerMillion) / 1_000_000;
}
