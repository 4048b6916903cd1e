import { countTokens as count } from "gpt-tokenizer/encoding/o200k_base";

/** No text is taken for one of the tokenizer's control tokens: `<|endoftext|>` in a text is only its letters. */
const AS_TEXT = { disallowedSpecial: new Set<string>() };

/** A long run without a space costs time with its square; pieces keep it linear and change the count by less than one in a thousand. */
const PIECE = 4_000;

/**
 * Tokens of a text after OpenAI's o200k_base encoding. Other models' encodings differ by some 10 to 20 %, so this is an
 * estimate for them; what a model reports itself always goes before it.
 */
export function countTokens(text: string): number {
  if (text.length <= PIECE) return count(text, AS_TEXT);
  let tokens = 0;
  for (let start = 0; start < text.length; start += PIECE) tokens += count(text.slice(start, start + PIECE), AS_TEXT);
  return tokens;
}
