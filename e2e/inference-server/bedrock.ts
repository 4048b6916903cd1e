import { type Counters, makeAnswer } from "./answer.ts";
import { isObject, readAsk, type Schema } from "./ask.ts";
import { findModel } from "./bedrock-models.ts";
import { cutInput, cutText, DRAFT, damageText, reshape } from "./damage.ts";
import { readExamples } from "./like-examples.ts";
import { json, Refused, type Reply } from "./reply.ts";
import type { FaultKind, Refusal, Settings } from "./settings.ts";
import { countText, countToolInput } from "./tokens.ts";

// POST /model/{modelId}/converse: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html

const ERROR_TYPES: Record<number, string> = {
  400: "ValidationException",
  403: "AccessDeniedException",
  404: "ResourceNotFoundException",
  424: "ModelErrorException",
  429: "ThrottlingException",
  500: "InternalServerException",
  503: "ServiceUnavailableException",
};

export function errorReply(refused: Refused): Reply {
  const type = refused.kind === "key" ? "UnrecognizedClientException" : (ERROR_TYPES[refused.status] ?? "InternalServerException");
  return json(refused.status, { message: refused.message }, { "x-amzn-errortype": type, ...refused.headers });
}

const invalid = (kind: string, message: string) => new Refused(400, kind, message);

export interface Converse {
  modelId: string;
  body: Record<string, unknown>;
}

/** @throws Refused 400 when the body is no Converse request, or the model does not take what it asks. */
export function readConverse(modelId: string, text: string): Converse {
  let body: unknown;
  try {
    body = JSON.parse(text || "{}");
  } catch {
    throw invalid("malformed", "The request body is not valid JSON.");
  }
  if (!isObject(body) || !Array.isArray(body.messages) || body.messages.length === 0)
    throw invalid(
      "malformed",
      "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
    );
  const [first] = body.messages;
  if (!isObject(first) || first.role !== "user") throw invalid("malformed", "A conversation must start with a user message.");
  return { modelId, body };
}

export function checkModel(converse: Converse, refuses: readonly Refusal[]): void {
  const found = findModel(converse.modelId);
  if (!found) throw invalid("model", "The provided model identifier is invalid.");
  const { model, viaProfile } = found;
  if (!viaProfile && !model.inferenceTypesSupported.includes("ON_DEMAND"))
    throw invalid(
      "model",
      `Invocation of model ID ${converse.modelId} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    );
  const { toolConfig, additionalModelRequestFields: extra, inferenceConfig, system } = converse.body;
  if (isObject(toolConfig)) {
    if (model.tools === "none" || refuses.includes("tools")) throw invalid("no-tools", "This model doesn't support tool use.");
    if (model.tools === "plain" && "toolChoice" in toolConfig && isObject(toolConfig.toolChoice) && "tool" in toolConfig.toolChoice)
      throw invalid(
        "no-toolChoice",
        "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again.",
      );
  }
  const extraKey = isObject(extra) ? Object.keys(extra)[0] : undefined;
  if (extraKey !== undefined && (extraKey !== model.topK || refuses.includes("top_k")))
    throw invalid(
      "no-top_k",
      `The model returned the following errors: Malformed input request: extraneous key [${extraKey}] is not permitted, please reformat your input and try again.`,
    );
  if (refuses.includes("temperature") && isObject(inferenceConfig) && "temperature" in inferenceConfig)
    throw invalid("no-temperature", "The model returned the following errors: `temperature` is deprecated for this model.");
  if (refuses.includes("top_p") && isObject(inferenceConfig) && "topP" in inferenceConfig)
    throw invalid(
      "no-top_p",
      "The model returned the following errors: `temperature` and `top_p` cannot both be specified for this model. Please use only one.",
    );
  if (refuses.includes("system") && Array.isArray(system) && system.length > 0)
    throw invalid("no-system", "This model doesn't support the system field. Remove the system field and try again.");
}

type Manner = Pick<Settings, "rowLength" | "tokenFactor">;

export function converse(request: Converse, counters: Counters, faults: readonly FaultKind[], { rowLength, tokenFactor }: Manner): Reply {
  const { body } = request;
  const texts = [...textsOf(body.system), ...messageTexts(body.messages)];
  const tool = toolOf(body.toolConfig);
  const ask = readAsk(texts.join("\n\n"), texts.at(-1) ?? "", tool?.schema ?? null);
  const value = makeAnswer({ ...ask, examples: rowLength === "examples" ? readExamples(ask.text) : [] }, counters, faults);
  const input = reshape(value, faults);
  const cut = faults.includes("truncate");
  // A model that was not made to use the tool may answer in words.
  const asText = !tool || ["prose", "not-json", "empty", "fences", "reasoning"].some((kind) => faults.some((fault) => fault === kind));
  const whole = typeof input === "string" ? input : JSON.stringify(input);
  const block = asText
    ? { text: damageText(cut ? cutText(whole) : whole, faults) }
    : { toolUse: { toolUseId: `tooluse_${counters.answered()}`, name: tool.name, input: cut ? cutInput(input) : input } };
  const filtered = faults.includes("content-filter");
  const count = (tokens: number) => Math.round(tokens * tokenFactor);
  const usage = { input: count(countToolInput(request.modelId, texts, tool?.schema ?? null)), output: count(countText(whole)) };
  const thinking = faults.includes("thinking");
  const thought = { reasoningContent: { reasoningText: { text: DRAFT } } };
  const stopReason = filtered ? "content_filtered" : cut || thinking ? "max_tokens" : asText ? "end_turn" : "tool_use";
  const reply = json(200, {
    output: { message: { role: "assistant", content: filtered ? [{ text: "" }] : thinking ? [thought] : [block] } },
    stopReason,
    ...(faults.includes("no-usage")
      ? {}
      : { usage: { inputTokens: usage.input, outputTokens: usage.output, totalTokens: usage.input + usage.output } }),
    metrics: { latencyMs: 1 },
  });
  return { ...reply, usage };
}

const textsOf = (blocks: unknown): string[] =>
  Array.isArray(blocks) ? blocks.flatMap((block) => (isObject(block) && typeof block.text === "string" ? [block.text] : [])) : [];

const messageTexts = (messages: unknown): string[] =>
  Array.isArray(messages) ? messages.map((message) => (isObject(message) ? textsOf(message.content).join("\n") : "")) : [];

function toolOf(config: unknown): { name: string; schema: Schema } | null {
  const tools: unknown[] = isObject(config) && Array.isArray(config.tools) ? config.tools : [];
  const [tool] = tools;
  if (!isObject(tool) || !isObject(tool.toolSpec) || !isObject(tool.toolSpec.inputSchema)) return null;
  const { json: schema } = tool.toolSpec.inputSchema;
  return isObject(schema) ? { name: String(tool.toolSpec.name), schema } : null;
}
