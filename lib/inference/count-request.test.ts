import { expect, test } from "vitest";
import { BEDROCK_CAPABILITIES, OPENAI_CAPABILITIES } from "./capabilities.ts";
import { countRequestTokens } from "./count-request.ts";

const plain = { modelId: "gpt-4o", messages: [{ role: "user" as const, content: "Say hello." }], output: null };
const shaped = { ...plain, output: { name: "rows", schema: { type: "object", properties: { rows: { type: "array", minItems: 2 } } } } };

test("a message has three tokens around it, and the answer's beginning three", () => {
  // "Say", " hello" and ".".
  expect(countRequestTokens(plain, OPENAI_CAPABILITIES)).toBe(3 + 3 + 3);
});

test("a schema counts in the form in which it is sent, and not where it is not sent", () => {
  const whole = countRequestTokens(shaped, OPENAI_CAPABILITIES);
  const unbound = countRequestTokens(shaped, { ...OPENAI_CAPABILITIES, arrayBounds: false });
  expect(whole).toBeGreaterThan(unbound);
  expect(unbound).toBeGreaterThan(9);
  const mode = countRequestTokens(
    { ...shaped, messages: [{ role: "user", content: "Say JSON." }] },
    { ...OPENAI_CAPABILITIES, structured: "json_object" },
  );
  expect(mode).toBe(9);
});

test("Claude's tool form has a prompt of its own", () => {
  const nova = countRequestTokens({ ...shaped, modelId: "amazon.nova-lite-v1:0" }, BEDROCK_CAPABILITIES);
  expect(countRequestTokens({ ...shaped, modelId: "us.anthropic.claude-sonnet-4-6" }, BEDROCK_CAPABILITIES)).toBe(nova + 313);
});
