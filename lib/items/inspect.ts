import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { DocumentError } from "../documents/extract.ts";

export interface ItemsFacts {
  items: number;
  keys: { key: string; filled: number }[];
  first: unknown[];
}

/** Stands for lib/items' own until that is merged: not streamed. */
export async function inspectItems(path: string, format: "json" | "jsonl" | "csv"): Promise<ItemsFacts> {
  const text = await readFile(path, "utf8");
  const items = readAll(text, format);
  const filled = new Map<string, number>();
  for (const item of items)
    for (const [key, value] of Object.entries(Object(item))) filled.set(key, (filled.get(key) ?? 0) + (value === "" ? 0 : 1));
  return { items: items.length, keys: [...filled].map(([key, count]) => ({ key, filled: count })), first: items.slice(0, 5) };
}

function readAll(text: string, format: "json" | "jsonl" | "csv"): unknown[] {
  try {
    if (format === "csv") return parse(text, { columns: true });
    if (format === "jsonl")
      return text
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
  } catch {
    throw new DocumentError("damaged", "It is not valid: look at it in a text editor.");
  }
  throw new DocumentError("damaged", "It holds no array of items.");
}
