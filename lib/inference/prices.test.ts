import { expect, test } from "vitest";
import prices from "./prices.json" with { type: "json" };
import { costOf, PRICES_AS_OF, priceOf } from "./prices.ts";

const both = (provider: "openai" | "bedrock", modelId: string) => {
  const price = priceOf(provider, modelId);
  return price && [price.inputPerMillion, price.outputPerMillion];
};

test("finds a model by its id, a dated version, a region's profile, an ARN and OpenRouter's name", () => {
  expect(both("openai", "gpt-4o-mini")).toEqual([0.15, 0.6]);
  expect(both("openai", "gpt-4o-mini-2024-07-18")).toEqual([0.15, 0.6]);
  expect(both("openai", "gpt-4o-2024-05-13")).toEqual([5, 15]);
  expect(both("openai", "openai/gpt-4.1")).toEqual([2, 8]);
  expect(both("bedrock", "amazon.nova-lite-v1:0")).toEqual([0.06, 0.24]);
  expect(both("bedrock", "us.amazon.nova-lite-v1:0")).toEqual([0.06, 0.24]);
  expect(both("bedrock", "apac.amazon.nova-lite-v1:0")).toEqual([0.063, 0.252]);
  expect(both("bedrock", "eu.anthropic.claude-sonnet-4-6")).toEqual([3.3, 16.5]);
  expect(both("bedrock", "global.anthropic.claude-sonnet-4-6")).toEqual([3, 15]);
  expect(both("bedrock", "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.meta.llama3-3-70b-instruct-v1:0")).toEqual([
    0.72, 0.72,
  ]);
});

test("an unknown model has no price, and no cost; the demo costs nothing", () => {
  expect(priceOf("openai", "llama3.2")).toBeNull();
  expect(priceOf("bedrock", "gpt-4o")).toBeNull();
  expect(priceOf("openai", "constructor")).toBeNull();
  expect(costOf(null, { inputTokens: 10, outputTokens: 10 })).toBeNull();
  expect(costOf(priceOf("demo", "seedling"), { inputTokens: 1e9, outputTokens: 1e9 })).toBe(0);
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
