import type { ModelCapabilities } from "./capabilities.ts";
import { arrangeMessages, withoutBounds } from "./chat-body.ts";
import { countTokens } from "./tokens.ts";
import type { CompletionRequest } from "./types.ts";

/** Tokens around each message, and of the answer's beginning: OpenAI's cookbook, "How to count tokens with tiktoken". */
const MESSAGE_TOKENS = 3;
const ANSWER_TOKENS = 3;
/**
 * What Anthropic adds to a request that has a tool which must be used: 235 to 340 tokens with Claude 3, 313 since Claude 4
 * (docs.anthropic.com, "Tool use pricing and tokens"). Other families do not say what they add.
 */
const CLAUDE_TOOL_TOKENS = 313;

/**
 * Input tokens of a request in the form in which it is sent to a model: its messages, and the schema that the answer must
 * have, which endpoints put before the model and count. After o200k_base; another model's own count may differ by a fifth.
 */
export function countRequestTokens(request: Pick<CompletionRequest, "modelId" | "messages" | "output">, known: ModelCapabilities): number {
  const messages = arrangeMessages(request, known);
  const text = messages.reduce((sum, { content }) => sum + countTokens(content) + MESSAGE_TOKENS, ANSWER_TOKENS);
  return text + countShape(request, known);
}

function countShape({ modelId, output }: Pick<CompletionRequest, "modelId" | "output">, known: ModelCapabilities): number {
  if (!output || (known.structured !== "json_schema" && known.structured !== "tool")) return 0;
  const schema = known.arrayBounds ? output.schema : withoutBounds(output.schema);
  const tokens = countTokens(output.name) + countTokens(JSON.stringify(schema));
  return known.structured === "tool" && /anthropic\./.test(modelId) ? tokens + CLAUDE_TOOL_TOKENS : tokens;
}
