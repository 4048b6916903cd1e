import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { expect, test } from "vitest";
import { countTokens } from "./tokens.ts";

test("counts as the encoding does", () => {
  const text = "Write a query that lists all customers, with their last order.";
  expect(countTokens(text)).toBe(encode(text).length);
  expect(countTokens("")).toBe(0);
});

test("takes control tokens for plain text", () => {
  expect(countTokens("before <|endoftext|> after <|im_start|>")).toBeGreaterThan(5);
});

test("long texts are counted within a thousandth, and runs without spaces end", () => {
  const long = "The quick brown fox jumps over the lazy dog. ".repeat(3_000);
  const exact = encode(long).length;
  expect(Math.abs(countTokens(long) - exact) / exact).toBeLessThan(0.001);
  expect(countTokens("a".repeat(200_000))).toBeGreaterThan(1_000);
  expect(countTokens("😀".repeat(5_000))).toBeGreaterThan(1_000);
});
