import { plainSettings } from "./settings.ts";
import { openSource, readExportRows } from "./source.ts";
import { type Chunk, openWriter, writeFile } from "./write-file.ts";

/** The formats that menus offer at once, with nothing to choose. */
export const QUICK_FORMATS = ["json", "jsonl", "csv", "openai"] as const;
export type QuickFormat = (typeof QUICK_FORMATS)[number];

/**
 * All rows of a dataset but deleted ones, as the bytes of a file. Ends its queries when the reader stops reading.
 * @throws AppError `not-found:generation`; `bad-input:export` when its rows do not fit the format
 */
export async function openPlain(generationId: string, format: QuickFormat): Promise<AsyncGenerator<Chunk>> {
  const source = await openSource(generationId, plainSettings(format));
  return writeFile(openWriter(source), readExportRows(source));
}

export const isQuickFormat = (format: string): format is QuickFormat => QUICK_FORMATS.some((known) => known === format);
