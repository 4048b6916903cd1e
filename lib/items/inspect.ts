import { createReadStream } from "node:fs";
import type { ItemsFacts } from "./facts.ts";
import { fieldsOf, isEmptyField } from "./fields.ts";
import { ItemsError } from "./items-error.ts";
import type { ItemFormat } from "./limits.ts";
import { readItems } from "./read-items.ts";

const SHOWN_ITEMS = 5;
/** Keys beyond these are not offered; items are still read with them. */
const MOST_KEYS = 200;
/** Different sets of keys that are missing together. */
const MOST_GAPS = 500;
const SHOWN_NUMBERS = 10;
const LONGEST_TEXT = 500;
const MOST_ENTRIES = 50;
const DEEPEST = 4;

/**
 * Reads a file of data once: how many items, with which keys, what the first ones look like, and which have gaps. Memory
 * does not grow with the file.
 * @throws ItemsError with a sentence for the user
 */
export async function inspectItems(path: string, format: ItemFormat): Promise<ItemsFacts> {
  return gatherFacts(readItems(createReadStream(path, { highWaterMark: 256 * 1024 }), format));
}

/** As `inspectItems`, for items that are read already. */
export async function gatherFacts(items: AsyncIterable<unknown> | Iterable<unknown>): Promise<ItemsFacts> {
  const filled = new Map<string, number>();
  const first: unknown[] = [];
  /** By which of the keys known so far an item has: `filled` in order, as a bit string. */
  const patterns = new Map<string, { items: number; first: number[] }>();
  let gapsComplete = true;
  let count = 0;
  for await (const item of items) {
    count += 1;
    if (first.length < SHOWN_ITEMS) first.push(clip(item, 0));
    const fields = fieldsOf(item);
    for (const key of fields.keys()) if (!filled.has(key) && filled.size < MOST_KEYS) filled.set(key, 0);
    let pattern = "";
    for (const [key, number] of filled) {
      const isFilled = !isEmptyField(fields.get(key));
      pattern += isFilled ? "1" : "0";
      if (isFilled) filled.set(key, number + 1);
    }
    const known = patterns.get(pattern);
    if (known) {
      known.items += 1;
      if (known.first.length < SHOWN_NUMBERS) known.first.push(count);
    } else if (patterns.size < MOST_GAPS) patterns.set(pattern, { items: 1, first: [count] });
    else gapsComplete = false;
  }
  if (count === 0) throw new ItemsError("empty", "The file holds no items.");
  const keys = [...filled.keys()];
  const gaps = new Map<string, { keys: string[]; items: number; first: number[] }>();
  for (const [pattern, { items: number, first: numbers }] of patterns) {
    // A key that came up later is missing in every item before it.
    const missing = keys.filter((_, index) => pattern[index] !== "1");
    if (missing.length === 0) continue;
    const name = JSON.stringify(missing);
    const known = gaps.get(name);
    if (known) {
      known.items += number;
      known.first = [...known.first, ...numbers].sort((left, right) => left - right).slice(0, SHOWN_NUMBERS);
    } else gaps.set(name, { keys: missing, items: number, first: numbers });
  }
  return {
    items: count,
    keys: [...filled].map(([key, number]) => ({ key, filled: number })),
    first,
    gaps: [...gaps.values()],
    gapsComplete,
  };
}

/** The value with long texts, long lists and deep places cut, so that five items are some kilobytes at most. */
function clip(value: unknown, depth: number): unknown {
  if (typeof value === "string") return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT).toWellFormed()}…` : value;
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEEPEST) return "…";
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map((entry) => clip(entry, depth + 1));
  const entries = Object.entries(value).slice(0, MOST_ENTRIES);
  return Object.fromEntries(entries.map(([key, entry]) => [key, clip(entry, depth + 1)]));
}
