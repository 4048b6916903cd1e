import { expect, test } from "vitest";
import { familyOf, sameFamily } from "./family.ts";

test.each([
  [
    "GPT",
    "gpt-4o-mini",
    "o3-mini",
    "o1",
    "chatgpt-4o-latest",
    "openai/gpt-4.1",
    "ft:gpt-4o-2024-08-06:acme::abc",
    "openai.gpt-oss-120b-1:0",
  ],
  [
    ...["Claude", "anthropic.claude-3-haiku-20240307-v1:0", "us.anthropic.claude-sonnet-4-20250514-v1:0", "claude-opus-4"],
    ...["arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-3-5-sonnet-20241022-v2:0", "anthropic/claude-3.5"],
  ],
  [
    "Llama",
    "meta-llama/Llama-3.3-70B-Instruct",
    "llama3:8b",
    "us.meta.llama4-scout-17b-instruct-v1:0",
    "meta/llama-3.1-8b",
    "codellama:7b",
  ],
  [
    "Mistral",
    "mistral.mistral-large-2402-v1:0",
    "mixtral:8x7b",
    "mistralai/Mixtral-8x7B-Instruct-v0.1",
    "codestral-latest",
    "open-mixtral-8x22b",
  ],
  ["Gemini", "gemini-2.5-flash", "models/gemini-1.5-pro", "google/gemma-2-9b-it", "gemma3:12b"],
  ["Qwen", "Qwen/Qwen2.5-72B-Instruct", "qwen3:4b", "QwQ-32B"],
  ["DeepSeek", "deepseek-ai/DeepSeek-V3", "deepseek-r1-distill-llama-70b", "us.deepseek.r1-v1:0", "deepseek-chat"],
  ["Nova", "amazon.nova-pro-v1:0", "us.amazon.nova-lite-v1:0"],
  ["Titan", "amazon.titan-text-express-v1"],
  ["Command", "cohere.command-r-plus-v1:0", "command-r", "CohereForAI/c4ai-command-r-v01"],
  ["Phi", "microsoft/phi-4", "phi3:mini", "microsoft/Phi-3.5-mini-instruct"],
])("the family of %s", (family, ...ids) => {
  expect(ids.map((id) => [id, familyOf(id)])).toEqual(ids.map((id) => [id, family]));
});

test.each(["", "my-model", "best-of-7b", "o9000x"])("no family is made up: “%s”", (id) => {
  expect(familyOf(id)).toBeNull();
  expect(sameFamily(id, "gpt-4o")).toBeNull();
});

test("a judge of the generator's family is named, also across providers", () => {
  expect(sameFamily("us.anthropic.claude-sonnet-4-20250514-v1:0", "claude-3-haiku")).toBe("Claude");
  expect(sameFamily("gpt-4o", "o3")).toBe("GPT");
  expect(sameFamily("amazon.nova-pro-v1:0", "amazon.titan-text-express-v1")).toBeNull();
  expect(sameFamily("my-model", " my-model")).toBe("my-model");
  expect(sameFamily("", "")).toBeNull();
  expect(sameFamily("gemini-2.5-pro", "gpt-4o")).toBeNull();
});
