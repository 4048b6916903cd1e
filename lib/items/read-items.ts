import { readCsv } from "./csv.ts";
import { ItemsError } from "./items-error.ts";
import { readJsonArray } from "./json-array.ts";
import { readJsonLines } from "./json-lines.ts";
import { type ItemFormat, MOST_ITEMS } from "./limits.ts";

const READERS: Record<ItemFormat, (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<unknown>> = {
  json: readJsonArray,
  jsonl: readJsonLines,
  csv: readCsv,
};

/**
 * The items of a file of data, in order, one at a time in memory.
 * @throws ItemsError with a sentence that names the item or the line; `too-large` beyond a million items
 */
export async function* readItems(chunks: AsyncIterable<Uint8Array>, format: ItemFormat): AsyncGenerator<unknown> {
  let items = 0;
  for await (const item of READERS[format](chunks)) {
    items += 1;
    if (items > MOST_ITEMS)
      throw new ItemsError("too-large", `The file has more than ${MOST_ITEMS.toLocaleString("en")} items. Split it into several.`);
    yield item;
  }
}
