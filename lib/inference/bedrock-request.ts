import type { ContentBlock, ConverseCommandInput, ConverseCommandOutput, ToolInputSchema } from "@aws-sdk/client-bedrock-runtime";
import type { ModelCapabilities } from "./capabilities.ts";
import { readUsage } from "./chat-answer.ts";
import { arrangeMessages, withoutBounds } from "./chat-body.ts";
import type { Completion, CompletionRequest, FinishReason, JsonSchema } from "./types.ts";

type Document = ToolInputSchema.JsonMember["json"];

/** Converse's own limit, whatever the model: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InferenceConfiguration.html */
const HIGHEST_TEMPERATURE = 1;

/** A Converse request with only what the model takes. A temperature over 1, which Converse does not have, is sent as 1. */
export function buildConverse(request: CompletionRequest, capabilities: ModelCapabilities): ConverseCommandInput {
  const { sampling, output, modelId } = request;
  const messages = arrangeMessages(request, capabilities);
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => ({ text: content }));
  const topK = sampling.topK !== null && sampling.topK > 0 && capabilities.topK ? topKField(modelId, sampling.topK) : null;
  return {
    modelId,
    messages: messages.flatMap(({ role, content }) => (role === "system" ? [] : [{ role, content: [{ text: content }] }])),
    ...(system.length > 0 ? { system } : {}),
    inferenceConfig: {
      maxTokens: sampling.maxTokens,
      ...(sampling.temperature !== null && capabilities.temperature
        ? { temperature: Math.min(sampling.temperature, HIGHEST_TEMPERATURE) }
        : {}),
      ...(sampling.topP !== null && capabilities.topP ? { topP: sampling.topP } : {}),
    },
    ...(topK ? { additionalModelRequestFields: topK } : {}),
    ...(output && capabilities.structured === "tool" ? { toolConfig: toolConfig(output, capabilities) } : {}),
  };
}

function toolConfig(output: { name: string; schema: JsonSchema }, capabilities: ModelCapabilities): ConverseCommandInput["toolConfig"] {
  const schema = capabilities.arrayBounds ? output.schema : withoutBounds(output.schema);
  const toolSpec = { name: output.name, description: "Takes the answer.", inputSchema: { json: toDocument(schema) } };
  return { tools: [{ toolSpec }], ...(capabilities.toolChoice ? { toolChoice: { tool: { name: output.name } } } : {}) };
}

/** Converse has no top-k of its own: each family of models that knows it has a field for it. */
function topKField(modelId: string, topK: number): Document | null {
  if (/anthropic\./.test(modelId) || /mistral\./.test(modelId)) return { top_k: topK };
  if (/amazon\.nova/.test(modelId)) return { inferenceConfig: { topK } };
  if (/cohere\.command-r/.test(modelId)) return { k: topK };
  return null;
}

function toDocument(value: unknown): Document {
  if (Array.isArray(value)) return value.map(toDocument);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toDocument(inner)]));
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

const FINISH: Record<string, FinishReason> = {
  end_turn: "stop",
  stop_sequence: "stop",
  tool_use: "stop",
  max_tokens: "length",
  model_context_window_exceeded: "length",
  content_filtered: "content-filter",
  guardrail_intervened: "content-filter",
};

/** The text of a Converse answer; the input of a tool as JSON text. */
export function readConverse(answer: ConverseCommandOutput, request: CompletionRequest): Omit<Completion, "latencyMs"> {
  const blocks: ContentBlock[] = answer.output?.message?.content ?? [];
  const finishReason = FINISH[answer.stopReason ?? ""] ?? "other";
  const input = blocks.find((block) => block.toolUse !== undefined)?.toolUse?.input;
  const text = input === undefined || input === null ? blocks.map((block) => block.text ?? "").join("") : asText(input, finishReason);
  const usage = readUsage(answer.usage?.inputTokens, answer.usage?.outputTokens, request, text);
  return { text, finishReason, usage, thoughtOnly: text.trim() === "" && blocks.some((block) => block.reasoningContent !== undefined) };
}

/** A tool's input that was cut has been closed by the provider, in the middle of a text perhaps: its end is taken off again. */
function asText(input: unknown, finishReason: FinishReason): string {
  const text = typeof input === "string" ? input : JSON.stringify(input);
  return finishReason === "length" ? text.replace(/["}\]\s]+$/, "") : text;
}
