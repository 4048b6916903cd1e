import prices from "./prices.json" with { type: "json" };
import type { Usage } from "./types.ts";

/** US dollars for one million tokens. */
export interface Price {
  inputPerMillion: number;
  outputPerMillion: number;
}

/** When the prices in prices.json were true, as year and month; to be shown beside them. */
export const PRICES_AS_OF: string = prices.asOf;

/** As much of a connection's settings as decides whose price list holds. */
export type PricedPlace = { provider: "demo" } | { provider: "bedrock" } | { provider: "openai"; baseUrl: string };

type PriceList = ReadonlyMap<string, { input: number; output: number }>;

const OPENAI: PriceList = new Map(Object.entries(prices.openai));
const BEDROCK: PriceList = new Map(Object.entries(prices.bedrock));
const FREE: Price = { inputPerMillion: 0, outputPerMillion: 0 };

/** Inference profiles name a region group before the model: some cost more than the model itself and have a line of their own. */
const REGION_PREFIX = /^(?:us|eu|apac|au|jp|ca|us-gov|global)\./;
/** A dated version costs what its model costs, unless the table names it. */
const DATE_SUFFIX = /-\d{4}-\d{2}-\d{2}$/;

/**
 * What a model costs after the built-in table, or null when the table does not say: an unknown price is never taken for
 * nothing. The demo costs nothing. OpenAI's prices hold at OpenAI's own address, and at OpenRouter, which charges what the
 * provider charges (openrouter.ai/docs/faq), for ids that begin with `openai/`. A model of the same name anywhere else has
 * another owner and another price.
 */
export function builtInPrice(place: PricedPlace, modelId: string): Price | null {
  if (place.provider === "demo") return FREE;
  const list = place.provider === "bedrock" ? BEDROCK : OPENAI;
  const line = namesOf(place, modelId.trim())
    .map((name) => list.get(name))
    .find((found) => found !== undefined);
  return line ? { inputPerMillion: line.input, outputPerMillion: line.output } : null;
}

/** The models that the built-in table names for a connection, as its owner writes them there. */
export function builtInModels(place: PricedPlace): string[] {
  if (place.provider === "demo") return [];
  if (place.provider === "bedrock") return [...BEDROCK.keys()];
  const prefix = openAiPrefix(place.baseUrl);
  return prefix === null ? [] : [...OPENAI.keys()].map((name) => prefix + name);
}

function namesOf(place: PricedPlace, modelId: string): string[] {
  if (place.provider !== "openai") {
    // Bedrock takes ARNs that end in the id.
    const name = modelId.split("/").at(-1) ?? modelId;
    return [name, name.replace(REGION_PREFIX, "")];
  }
  const prefix = openAiPrefix(place.baseUrl);
  if (prefix === null || !modelId.startsWith(prefix)) return [];
  const name = modelId.slice(prefix.length);
  return [name, name.replace(DATE_SUFFIX, "")];
}

/** What stands before OpenAI's ids at an address that takes OpenAI's prices, or null at any other. */
function openAiPrefix(baseUrl: string): "" | "openai/" | null {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : "";
  if (host === "api.openai.com") return "";
  return host === "openrouter.ai" ? "openai/" : null;
}

/** US dollars for what was used; null when the price is not known. */
export function costOf(price: Price | null, usage: Usage): number | null {
  if (price === null) return null;
  return (usage.inputTokens * price.inputPerMillion + usage.outputTokens * price.outputPerMillion) / 1_000_000;
}
