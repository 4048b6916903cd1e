import type { ModelCapabilities } from "./capabilities.ts";
import type { CompletionRequest, JsonSchema, Message } from "./types.ts";

/** The body of a chat completion, with only what the model takes. */
export function buildChatBody(request: CompletionRequest, capabilities: ModelCapabilities): Record<string, unknown> {
  const { sampling, output } = request;
  const body: Record<string, unknown> = {
    model: request.modelId,
    messages: arrangeMessages(request, capabilities),
    [capabilities.maxTokens]: sampling.maxTokens,
  };
  if (sampling.temperature !== null && capabilities.temperature) body.temperature = sampling.temperature;
  if (sampling.topP !== null && capabilities.topP) body.top_p = sampling.topP;
  // Endpoints that know top_k take 0 for "no limit" or refuse it; leaving it out means the same everywhere.
  if (sampling.topK !== null && sampling.topK > 0 && capabilities.topK) body.top_k = sampling.topK;
  if (output && capabilities.structured === "json_schema")
    body.response_format = {
      type: "json_schema",
      json_schema: { name: output.name, strict: true, schema: capabilities.arrayBounds ? output.schema : withoutBounds(output.schema) },
    };
  else if (output && capabilities.structured === "json_object") body.response_format = { type: "json_object" };
  return body;
}

/**
 * The messages as the model takes them: the system message before the first user message where there is no such role,
 * and the wanted shape in words where it cannot be given otherwise and the messages do not speak of it, or not of all of it.
 */
export function arrangeMessages(request: Pick<CompletionRequest, "messages" | "output">, capabilities: ModelCapabilities): Message[] {
  const needsWords = request.output && (capabilities.structured === "json_object" || capabilities.structured === "text");
  const messages = needsWords && request.output ? withShape(request.messages, request.output) : [...request.messages];
  return capabilities.systemRole ? messages : mergeSystem(messages);
}

function withShape(messages: readonly Message[], { schema, spelled }: NonNullable<CompletionRequest["output"]>): Message[] {
  if (!spelled && messages.some(({ content }) => /json/i.test(content))) return [...messages];
  const words = `Answer with one JSON object and nothing else. It must fit this JSON Schema: ${JSON.stringify(schema)}`;
  return messages.map((message, index) =>
    index === messages.length - 1 ? { ...message, content: `${message.content}\n\n${words}` } : message,
  );
}

function mergeSystem(messages: readonly Message[]): Message[] {
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const others = messages.filter(({ role }) => role !== "system");
  const [first, ...rest] = others;
  if (!first || system.length === 0) return [...messages];
  return [{ ...first, content: [...system, first.content].join("\n\n") }, ...rest];
}

/** A schema without `minItems` and `maxItems`, at any depth. */
export function withoutBounds(value: JsonSchema): JsonSchema {
  const { minItems: _least, maxItems: _most, ...rest } = value;
  return Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, isSchema(inner) ? withoutBounds(inner) : inner]));
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === "object" && value !== null && !Array.isArray(value);
