import { countTokens } from "gpt-tokenizer/encoding/o200k_base";

// Tokens as OpenAI counts them (o200k_base; 3 around each message and 3 for the answer's beginning, after OpenAI's
// cookbook), over the request as it came: messages, and the schema or tool that came with them.

const AS_TEXT = { disallowedSpecial: new Set<string>() };
const MESSAGE_TOKENS = 3;
/** What Claude is told about a tool that it must use: docs.anthropic.com, "Tool use pricing and tokens". */
const CLAUDE_TOOL_TOKENS = 313;
const KEPT_PARAGRAPHS = 5_000;
const paragraphs = new Map<string, number>();

export function countText(text: string): number {
  return countTokens(text, AS_TEXT);
}

/** Paragraph by paragraph, because most of a prompt is the same in every request. */
function countMessage(text: string): number {
  let tokens = MESSAGE_TOKENS;
  for (const paragraph of text.split(/(?<=\n\n)/)) {
    const known = paragraphs.get(paragraph) ?? countText(paragraph);
    if (paragraphs.size < KEPT_PARAGRAPHS) paragraphs.set(paragraph, known);
    tokens += known;
  }
  return tokens;
}

/** @param shape the schema that the answer must have, as it stands in the request; null for none */
export function countInput(texts: readonly string[], shape: unknown): number {
  const messages = texts.reduce((sum, text) => sum + countMessage(text), MESSAGE_TOKENS);
  return shape === null ? messages : messages + countMessage(JSON.stringify(shape)) - MESSAGE_TOKENS;
}

/** As `countInput`, for a tool: Claude has a prompt of its own for it. */
export function countToolInput(modelId: string, texts: readonly string[], shape: unknown): number {
  const own = shape !== null && /anthropic\./.test(modelId) ? CLAUDE_TOOL_TOKENS : 0;
  return countInput(texts, shape) + own;
}
