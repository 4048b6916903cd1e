import { type Counters, makeAnswer } from "./answer.ts";
import { isObject, readAsk } from "./ask.ts";
import { cutText, DRAFT, damageText, reshape } from "./damage.ts";
import { readExamples } from "./like-examples.ts";
import { json, Refused, type Reply } from "./reply.ts";
import type { FaultKind, Refusal, Settings } from "./settings.ts";
import { countInput, countText } from "./tokens.ts";

// POST /v1/chat/completions and GET /v1/models, as OpenAI documents them: https://platform.openai.com/docs/api-reference/chat

export function listModels(models: readonly string[]): Reply {
  return json(200, { object: "list", data: models.map((id) => ({ id, object: "model", created: 1_750_000_000, owned_by: "seedloom" })) });
}

/** @throws Refused 401 when a key is configured and another, or none, came. */
export function checkKey(authorization: string | undefined, apiKey: string | null): void {
  if (apiKey === null || authorization === `Bearer ${apiKey}`) return;
  throw new Refused(401, "key", authorization ? "Incorrect API key provided." : "You didn't provide an API key.");
}

export function errorReply(refused: Refused): Reply {
  const type = refused.status === 429 ? "rate_limit_error" : refused.status >= 500 ? "server_error" : "invalid_request_error";
  const code = refused.kind === "quota" ? "insufficient_quota" : refused.kind === "model" ? "model_not_found" : refused.kind;
  return json(refused.status, { error: { message: refused.message, type, param: refused.parameter, code } }, refused.headers);
}

export interface Chat {
  model: string;
  body: Record<string, unknown>;
}

/** @throws Refused 400 when the body is not a chat request. */
export function readChat(text: string): Chat {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refused(400, "malformed", "We could not parse the JSON body of your request.");
  }
  if (!isObject(body) || typeof body.model !== "string") throw new Refused(400, "malformed", "you must provide a model parameter");
  if (!Array.isArray(body.messages) || body.messages.length === 0)
    throw new Refused(400, "malformed", "Invalid value for 'messages': expected a non-empty array.", { parameter: "messages" });
  return { model: body.model, body };
}

/** @throws Refused in the words of real endpoints when the request uses what this one is told to refuse. */
export function checkParameters(body: Record<string, unknown>, refuses: readonly Refusal[]): void {
  const format = isObject(body.response_format) ? body.response_format.type : undefined;
  for (const name of refuses) {
    const message = complaint(name, body, format);
    if (message) throw new Refused(400, `no-${name}`, message, { parameter: name });
  }
}

function complaint(name: Refusal, body: Record<string, unknown>, format: unknown): string | null {
  switch (name) {
    case "json_schema":
      return format === "json_schema"
        ? "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model."
        : null;
    case "json_object":
      return format === "json_object" ? "'response_format' of type 'json_object' is not supported by this model." : null;
    case "array_bounds":
      return format === "json_schema" && JSON.stringify(body.response_format).includes('"minItems"')
        ? "Invalid schema for response_format 'rows': In context=('properties', 'rows'), 'minItems' is not permitted."
        : null;
    case "max_tokens":
      return "max_tokens" in body
        ? "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
        : null;
    case "temperature":
      return "temperature" in body
        ? "Unsupported value: 'temperature' does not support this value with this model. Only the default (1) value is supported."
        : null;
    case "top_p":
    case "top_k":
      return name in body ? `Unrecognized request argument supplied: ${name}` : null;
    case "system":
      return Array.isArray(body.messages) && body.messages.some((message) => isObject(message) && message.role === "system")
        ? "System role not supported"
        : null;
    case "tools":
      return "tools" in body ? "This model does not support tool use." : null;
  }
}

type Manner = Pick<Settings, "rowLength" | "tokenFactor" | "exactTokens">;

export function complete(
  chat: Chat,
  counters: Counters,
  faults: readonly FaultKind[],
  { rowLength, tokenFactor, exactTokens }: Manner,
): Reply {
  const { body } = chat;
  const texts = messageTexts(body.messages);
  const text = texts.join("\n\n");
  const schema = schemaOf(body.response_format);
  const ask = readAsk(text, texts.at(-1) ?? "", schema);
  const value = makeAnswer({ ...ask, examples: rowLength === "examples" ? readExamples(text) : [] }, counters, faults);
  const whole = typeof value === "string" ? value : JSON.stringify(reshape(value, faults));
  const limit = typeof body.max_completion_tokens === "number" ? body.max_completion_tokens : body.max_tokens;
  const tooLong = typeof limit === "number" && whole.length / 4 > limit;
  const filtered = faults.includes("content-filter");
  const cut = faults.includes("truncate") ? cutText(whole) : tooLong ? whole.slice(0, limit * 4) : whole;
  const thinking = faults.includes("thinking");
  const content = filtered || thinking ? "" : damageText(cut, faults);
  const count = (tokens: number) => Math.round(tokens * tokenFactor);
  const usage = exactTokens
    ? { input: count(countInput(texts, schema)), output: count(countText(content)) }
    : { input: count(text.length / 4), output: count(content.length / 4) };
  const reply = json(200, {
    id: `chatcmpl-${counters.answered()}`,
    object: "chat.completion",
    created: Math.floor(Date.now() / 1_000),
    model: chat.model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content, refusal: null, ...(thinking ? { reasoning_content: DRAFT } : {}) },
        logprobs: null,
        finish_reason: filtered ? "content_filter" : cut === whole && !thinking ? "stop" : "length",
      },
    ],
    ...(faults.includes("no-usage")
      ? {}
      : { usage: { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output } }),
  });
  return { ...reply, usage };
}

function messageTexts(messages: unknown): string[] {
  if (!Array.isArray(messages)) return [];
  return messages.map((message) => {
    if (!isObject(message)) return "";
    if (typeof message.content === "string") return message.content;
    const parts: unknown[] = Array.isArray(message.content) ? message.content : [];
    return parts.map((part) => (isObject(part) && typeof part.text === "string" ? part.text : "")).join("");
  });
}

function schemaOf(format: unknown): Record<string, unknown> | null {
  if (!isObject(format) || !isObject(format.json_schema)) return null;
  return isObject(format.json_schema.schema) ? format.json_schema.schema : null;
}
