import { fileURLToPath, pathToFileURL } from "node:url";
import { getDocument, PasswordException, type PDFDocumentProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { DocumentError } from "../errors.ts";
import type { TextWriter } from "../text-writer.ts";
import { LineJoiner } from "./hyphens.ts";
import { pageToMarkdown } from "./page-markdown.ts";
import { type PageText, readPage } from "./read-page.ts";

/** The body's font size is that of most letters on so many pages, spread over the document. */
const SAMPLED_PAGES = 8;

const damaged = (cause: unknown) =>
  new DocumentError(
    "damaged",
    "This PDF is damaged and cannot be read. Open it in another program, save or print it as a new PDF, and upload that.",
    cause,
  );

/**
 * A PDF's text, page by page, in reading order. Memory: one page and what pdf.js keeps of the document; the file is read in ranges.
 * A single page that cannot be read is left empty, as long as there are others that can.
 * @throws DocumentError `encrypted`, `damaged`, `no-text` (pictures of pages) or `too-large`
 */
export async function extractPdf(path: string, writer: TextWriter): Promise<void> {
  const document = await openPdf(path);
  try {
    const bodySize = await findBodySize(document);
    const joiner = new LineJoiner();
    let failure: unknown;
    let failed = 0;
    for (let number = 1; number <= document.numPages; number++) {
      if (number > 1) await writer.nextPage();
      try {
        await writer.write(pageToMarkdown(await readPageNumber(document, number), bodySize, joiner));
      } catch (error) {
        if (error instanceof DocumentError) throw error;
        failure = error;
        failed++;
      }
    }
    if (failed === document.numPages) throw damaged(failure);
    if (writer.words === 0)
      throw new DocumentError(
        "no-text",
        "This PDF holds no text, only pictures of its pages, as a scanner makes them. Run text recognition (OCR) on it and upload the result.",
      );
  } finally {
    await document.loadingTask.destroy();
  }
}

const folder = (name: string) => `${fileURLToPath(new URL(`./${name}/`, import.meta.resolve("pdfjs-dist/package.json")))}`;

async function openPdf(path: string): Promise<PDFDocumentProxy> {
  const task = getDocument({
    url: pathToFileURL(path),
    // The file is read where it is needed, in ranges, not as a whole.
    disableStream: true,
    disableAutoFetch: true,
    cMapUrl: folder("cmaps"),
    cMapPacked: true,
    standardFontDataUrl: folder("standard_fonts"),
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    if (error instanceof PasswordException)
      throw new DocumentError(
        "encrypted",
        "This PDF is protected with a password. Save a copy without the password and upload that.",
        error,
      );
    throw damaged(error);
  }
}

async function readPageNumber(document: PDFDocumentProxy, number: number): Promise<PageText> {
  const page = await document.getPage(number);
  try {
    return await readPage(page);
  } finally {
    page.cleanup();
  }
}

async function findBodySize(document: PDFDocumentProxy): Promise<number> {
  const letters = new Map<number, number>();
  const step = Math.max(1, Math.floor(document.numPages / SAMPLED_PAGES));
  for (let number = 1; number <= document.numPages; number += step) {
    // A page that cannot be read is met again when its text is asked for.
    const page = await readPageNumber(document, number).catch((): PageText => []);
    for (const { size, text } of page.flat()) {
      const rounded = Math.round(size * 2) / 2;
      letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
    }
  }
  let body = 10;
  for (const [size, count] of letters) if (count > (letters.get(body) ?? 0)) body = size;
  return body;
}
