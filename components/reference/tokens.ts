export interface Token {
  text: string;
  /** How the style sheet colours it; null for what stands between. */
  kind: "key" | "string" | "number" | "word" | null;
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

/** JSON text in pieces that can be coloured; joined they are the text. What is no JSON stays as it is. */
export function tokenise(json: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of json.matchAll(TOKEN)) {
    const [, text, colon, number, word] = match;
    if (match.index > end) tokens.push({ text: json.slice(end, match.index), kind: null });
    end = match.index + match[0].length;
    if (text !== undefined) tokens.push({ text, kind: colon === undefined ? "string" : "key" });
    if (colon !== undefined) tokens.push({ text: colon, kind: null });
    if (number !== undefined) tokens.push({ text: number, kind: "number" });
    if (word !== undefined) tokens.push({ text: word, kind: "word" });
  }
  if (end < json.length) tokens.push({ text: json.slice(end), kind: null });
  return tokens;
}
