import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BEDROCK_CAPABILITIES, learnFromRefusal, type ModelCapabilities, modelCapabilities, OPENAI_CAPABILITIES } from "./capabilities.ts";

const learn = (detail: string, known: ModelCapabilities = OPENAI_CAPABILITIES, status = 400) => learnFromRefusal(known, { status, detail });

describe("what real endpoints say", () => {
  test.each([
    // OpenAI, models before structured outputs
    ["Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", { structured: "json_object" }],
    // OpenAI, o-series and GPT-5
    [
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      { maxTokens: "max_completion_tokens" },
    ],
    [
      "Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.",
      { temperature: false },
    ],
    ["Unrecognized request argument supplied: top_k", { topK: false }],
    ["Unsupported parameter: 'top_p' is not supported with this model.", { topP: false }],
    // OpenAI strict schemas of 2024
    ["Invalid schema for response_format 'rows': In context=('properties', 'rows'), 'minItems' is not permitted.", { arrayBounds: false }],
    // vLLM and others behind FastAPI
    ['[{"type":"extra_forbidden","loc":["body","top_k"],"msg":"Extra inputs are not permitted"}]', { topK: false }],
    // Gemma and Mistral chat templates
    ["System role not supported", { systemRole: false }],
    ["Conversation roles must alternate user/assistant; this is not supported", { systemRole: false }],
  ])("%s", (detail, change) => {
    expect(learn(detail)).toEqual({ ...OPENAI_CAPABILITIES, ...change });
  });

  test.each([
    ["This model doesn't support tool use.", { structured: "text" }],
    [
      "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again.",
      { toolChoice: false },
    ],
    ["`temperature` and `top_p` cannot both be specified for this model. Please use only one.", { topP: false }],
    ["The model returned the following errors: `temperature` is deprecated for this model.", { temperature: false }],
    ["Malformed input request: extraneous key [top_k] is not permitted, please reformat your input and try again.", { topK: false }],
    ["This model doesn't support the system field. Remove the system field and try again.", { systemRole: false }],
  ])("Bedrock: %s", (detail, change) => {
    expect(learn(detail, BEDROCK_CAPABILITIES)).toEqual({ ...BEDROCK_CAPABILITIES, ...change });
  });
});

test("a value out of range, another fault, or another status teaches nothing", () => {
  expect(learn("Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 3 instead. Not supported.")).toBeNull();
  expect(learn("max_tokens is too large: 200000. This model supports at most 16384 completion tokens.")).toBeNull();
  expect(learn("This model's maximum context length is 8192 tokens.")).toBeNull();
  expect(learn("System role not supported", OPENAI_CAPABILITIES, 500)).toBeNull();
});

test("whatever is refused, learning ends: each lesson takes something away", () => {
  const words = [
    "response_format",
    "json_schema",
    "temperature",
    "top_p",
    "top_k",
    "max_completion_tokens",
    "system role",
    "tool",
    "toolChoice",
    "minItems",
    "not supported",
    "both",
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(OPENAI_CAPABILITIES, BEDROCK_CAPABILITIES),
      fc.array(fc.subarray(words, { minLength: 1 }), { maxLength: 60 }),
      (start, refusals) => {
        let known: ModelCapabilities = start;
        let lessons = 0;
        for (const refusal of refusals) {
          const next = learn(refusal.join(" "), known);
          if (next === null) continue;
          expect(next).not.toEqual(known);
          known = modelCapabilities.parse(next);
          lessons += 1;
        }
        expect(lessons).toBeLessThanOrEqual(9);
      },
    ),
  );
});
