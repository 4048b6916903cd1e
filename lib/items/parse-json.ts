import { ItemsError } from "./items-error.ts";

/**
 * One value out of its bytes. JSON is UTF-8 (RFC 8259, section 8.1).
 * @param where how the value is called in an error: "Item 12", "Line 3"
 */
export function parseJson(bytes: Uint8Array, where: string): unknown {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (cause) {
    throw new ItemsError("damaged", `${where} is not UTF-8 text. Save the file as UTF-8 and upload it again.`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ItemsError("damaged", `${where} is not valid JSON: ${reasonOf(cause)}. It begins with ${excerptOf(text)}.`, { cause });
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });
const SHOWN = 60;

const excerptOf = (text: string) => {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line || "nothing";
};

/** V8's own words, without its excerpt of the text. */
const reasonOf = (cause: unknown) =>
  (cause instanceof Error ? cause.message : "it cannot be read")
    .replace(/,? ?(?:\.\.\.)?".*$/s, "")
    .replace(/ in JSON.*$/s, "")
    .trim();
