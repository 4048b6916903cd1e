import { expect, test } from "vitest";
import { LIMITER_REASONS } from "@/lib/inference/limiter.ts";
import { levelText } from "./level-text.ts";

const level = { levelReason: null, waitSeconds: null, ratePerMinute: null, workers: 1 };

test("every reason has its words, and nobody at work has none", () => {
  expect(levelText(level)).toBe("");
  const texts = LIMITER_REASONS.map((levelReason) => levelText({ ...level, levelReason }));
  for (const text of texts) expect(text).toMatch(/^[A-Z]/);
});

test("waits, rates and several workers are told with their numbers", () => {
  expect(levelText({ ...level, levelReason: "waiting", waitSeconds: 34 })).toBe("The model asked us to wait, the next in 34 s");
  expect(levelText({ levelReason: "rate", waitSeconds: 12, ratePerMinute: 600, workers: 3 })).toBe(
    "600 a minute are allowed, the next in 12 s; 3\u00a0workers together",
  );
  expect(levelText({ ...level, levelReason: "rate" })).toBe("The model's tokens for this minute are used up");
});
