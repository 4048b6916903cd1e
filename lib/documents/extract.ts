import { extractCsv } from "./csv.ts";
import { extractDocx } from "./docx.ts";
import { DocumentError } from "./errors.ts";
import { type DocumentFormat, FORMAT_NAMES } from "./formats.ts";
import { extractHtml } from "./html.ts";
import { extractJson, extractJsonl } from "./json.ts";
import { extractPlain } from "./plain.ts";
import { TextWriter } from "./text-writer.ts";
import { checkTrueType } from "./true-type.ts";

/** What is known of a document once it was read. `pages`: `null` where the format has none. `words`: see `WordCounter`. */
export interface DocumentFacts {
  pages: number | null;
  words: number;
}

const READERS: Record<DocumentFormat, (path: string, writer: TextWriter) => Promise<void>> = {
  // Loaded when it is needed: pdf.js is large.
  pdf: async (path, writer) => (await import("./pdf/extract-pdf.ts")).extractPdf(path, writer),
  docx: extractDocx,
  txt: extractPlain,
  md: extractPlain,
  html: extractHtml,
  csv: extractCsv,
  json: extractJson,
  jsonl: extractJsonl,
};

/**
 * Reads the text of the file at `path` and writes it to `textPath` as UTF-8 markdown with `\n` line ends, a PDF's pages
 * parted by a form feed. Meant for a process of its own with limits of memory and time: a parser can be made to use
 * up either. What stands at `textPath` after an error is nothing to use.
 * @throws DocumentError with a sentence for the user; the file system's errors
 */
export async function extractDocument(path: string, format: DocumentFormat, textPath: string): Promise<DocumentFacts> {
  await checkTrueType(path, format);
  const writer = new TextWriter(textPath);
  try {
    await READERS[format](path, writer);
    if (writer.words === 0)
      throw new DocumentError("empty", `There is no text in this ${FORMAT_NAMES[format]}. Choose a file that holds text.`);
    await writer.finish();
    return { pages: format === "pdf" ? writer.pages : null, words: writer.words };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}
