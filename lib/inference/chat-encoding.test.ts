import { describe, expect, test } from "vitest";
import { buildCallRequest } from "../generation/prompt.ts";
import { draftFor } from "../templates/index.ts";
import { OPENAI_CAPABILITIES } from "./capabilities.ts";
import { buildChatBody } from "./chat-body.ts";
import { encodeChatBody } from "./chat-encoding.ts";

const draft = draftFor("code-generation");
const topics = [
  "Lists",
  'quotes " and \\ backslashes',
  "line\nbreaks and \t tabs",
  "naïve 日本語 🌱",
  "a lone \ud800 surrogate",
  "$& <gap>",
  "",
];

describe("the bytes of a body", () => {
  test.each([
    ["as assumed", OPENAI_CAPABILITIES],
    ["JSON mode", { ...OPENAI_CAPABILITIES, structured: "json_object" as const }],
    ["no system role", { ...OPENAI_CAPABILITIES, systemRole: false, arrayBounds: false }],
    ["text alone, no temperature", { ...OPENAI_CAPABILITIES, structured: "text" as const, temperature: false }],
  ])("are those of the whole body, made at once: %s", (_name, capabilities) => {
    for (const [batch, topic] of topics.entries())
      for (const count of [5, 3]) {
        const request = buildCallRequest(draft, { topic, count, batch, batches: 4 });
        const whole = JSON.stringify(buildChatBody(request, capabilities));
        expect(encodeChatBody(request, capabilities).toString()).toBe(whole);
        expect(encodeChatBody({ ...request, framed: undefined }, capabilities).toString()).toBe(whole);
      }
  });
});
