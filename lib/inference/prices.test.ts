import { expect, test } from "vitest";
import prices from "./prices.json" with { type: "json" };
import { builtInModels, builtInPrice, costOf, PRICES_AS_OF, type PricedPlace } from "./prices.ts";

const OPENAI: PricedPlace = { provider: "openai", baseUrl: "https://api.openai.com/v1" };
const OPENROUTER: PricedPlace = { provider: "openai", baseUrl: "https://openrouter.ai/api/v1" };
const VLLM: PricedPlace = { provider: "openai", baseUrl: "http://localhost:8000/v1" };
const BEDROCK: PricedPlace = { provider: "bedrock" };

const both = (place: PricedPlace, modelId: string) => {
  const price = builtInPrice(place, modelId);
  return price && [price.inputPerMillion, price.outputPerMillion];
};

test("finds a model by its id, a dated version, a region's profile and an ARN", () => {
  expect(both(OPENAI, " gpt-4o-mini ")).toEqual([0.15, 0.6]);
  expect(both(OPENAI, "gpt-4o-mini-2024-07-18")).toEqual([0.15, 0.6]);
  expect(both(OPENAI, "gpt-4o-2024-05-13")).toEqual([5, 15]);
  expect(both(BEDROCK, "amazon.nova-lite-v1:0")).toEqual([0.06, 0.24]);
  expect(both(BEDROCK, "us.amazon.nova-lite-v1:0")).toEqual([0.06, 0.24]);
  expect(both(BEDROCK, "apac.amazon.nova-lite-v1:0")).toEqual([0.063, 0.252]);
  expect(both(BEDROCK, "eu.anthropic.claude-sonnet-4-6")).toEqual([3.3, 16.5]);
  expect(both(BEDROCK, "global.anthropic.claude-sonnet-4-6")).toEqual([3, 15]);
  expect(both(BEDROCK, "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.meta.llama3-3-70b-instruct-v1:0")).toEqual([
    0.72, 0.72,
  ]);
});

test("OpenAI's prices hold at OpenAI, and at OpenRouter for OpenAI's models, and nowhere else", () => {
  expect(both(OPENROUTER, "openai/gpt-4.1")).toEqual([2, 8]);
  expect(both(OPENROUTER, "gpt-4.1")).toBeNull();
  expect(both(OPENROUTER, "openai/gpt-4.1:free")).toBeNull();
  expect(both(VLLM, "gpt-4o")).toBeNull();
  expect(both(VLLM, "openai/gpt-4o")).toBeNull();
  expect(both({ provider: "openai", baseUrl: "https://api.openai.com.example/v1" }, "gpt-4o")).toBeNull();
  expect(both({ provider: "openai", baseUrl: "no address" }, "gpt-4o")).toBeNull();
});

test("an unknown model has no price, and no cost; the demo costs nothing", () => {
  expect(builtInPrice(OPENAI, "llama3.2")).toBeNull();
  expect(builtInPrice(OPENAI, "ft:gpt-4o:acme::1")).toBeNull();
  expect(builtInPrice(BEDROCK, "gpt-4o")).toBeNull();
  expect(builtInPrice(OPENAI, "constructor")).toBeNull();
  expect(costOf(null, { inputTokens: 10, outputTokens: 10 })).toBeNull();
  expect(costOf(builtInPrice({ provider: "demo" }, "seedling"), { inputTokens: 1e9, outputTokens: 1e9 })).toBe(0);
});

test("every model that is listed for a connection has a price there", () => {
  expect(builtInModels(VLLM)).toEqual([]);
  expect(builtInModels(OPENROUTER)).toContain("openai/gpt-4o");
  for (const place of [OPENAI, OPENROUTER, BEDROCK])
    expect(builtInModels(place).filter((modelId) => builtInPrice(place, modelId) === null)).toEqual([]);
});

test("a million tokens in and half a million out cost the price and half the price", () => {
  expect(costOf({ inputPerMillion: 2, outputPerMillion: 8 }, { inputTokens: 1_000_000, outputTokens: 500_000 })).toBe(6);
});

test("the table names its source and date, and every price is a positive number", () => {
  expect(prices.source).toContain("litellm");
  expect(PRICES_AS_OF).toMatch(/^\d{4}-\d{2}$/);
  for (const line of [...Object.values(prices.openai), ...Object.values(prices.bedrock)]) {
    expect(line.input).toBeGreaterThan(0);
    expect(line.output).toBeGreaterThanOrEqual(line.input);
  }
});
