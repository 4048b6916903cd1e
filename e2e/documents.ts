import * as others from "./documents/others.ts";
import * as pdfs from "./documents/pdfs.ts";
import { printedPdfs } from "./documents/printed.ts";
import type { Sample } from "./documents/sample.ts";

export { brokenPdf, encryptedDocx, encryptedPdf, oldDoc, pngPicture, scannedPdf, zipBombDocx } from "./documents/bad.ts";

/** A Word document with headings, lists, tables and footnotes. */
export async function textDocx(): Promise<Buffer> {
  return (await others.wordDocx()).bytes;
}

/** The documents that reading is measured by, each with its known text. */
export async function sampleDocuments(): Promise<Sample[]> {
  return [
    await pdfs.twoColumnPdf(),
    await pdfs.germanPdf(),
    await pdfs.tablePdf(),
    await pdfs.listsPdf(),
    await pdfs.codePdf(),
    await pdfs.footnotesPdf(),
    await pdfs.cjkPdf("chinese"),
    await pdfs.cjkPdf("japanese"),
    ...(await printedPdfs()),
    await pdfs.longPdf(1_000),
    await others.wordDocx(),
    await others.arabicDocx(),
    others.nestedTablesHtml(),
    others.articleHtml(),
    others.latin1Text(),
    others.utf16Text(),
    others.windows1251Text(),
    others.markdown(),
    others.quotedCsv(),
    others.recordsJsonl(),
    others.nestedJson(),
  ];
}
