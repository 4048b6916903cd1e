import mammoth from "mammoth";
import { DocumentError } from "./errors.ts";
import { htmlToMarkdown } from "./html-to-markdown.ts";
import type { TextWriter } from "./text-writer.ts";
import { readZipDirectory } from "./zip-directory.ts";

/** The most that a document's parts other than its pictures may unpack to, in bytes: some 10,000 pages. */
const MAX_UNPACKED = 200 * 1024 * 1024;

const DAMAGED = "This Word document is damaged and cannot be read. Open it in Word, save it again and upload the copy.";

/**
 * A Word document as markdown: headings, lists, tables, footnotes (at the end). Pictures, page headers and footers are left out.
 * What the archive declares is looked at before anything is unpacked; an archive that lies is stopped by the process's own limits.
 * @throws DocumentError `damaged`, `wrong-extension` or `too-large`
 */
export async function extractDocx(path: string, writer: TextWriter): Promise<void> {
  await checkArchive(path);
  const html = await toHtml(path);
  await writer.write(htmlToMarkdown(html));
}

async function checkArchive(path: string): Promise<void> {
  const entries = await readZipDirectory(path);
  if (!entries || entries.length === 0) throw new DocumentError("damaged", DAMAGED);
  if (!entries.some(({ name }) => name === "word/document.xml" || name === "[Content_Types].xml"))
    throw new DocumentError(
      "wrong-extension",
      "This file is named .docx, but it is another kind of ZIP archive. Upload the Word document itself, or give the file its right extension.",
    );
  const read = entries.filter(({ name }) => !name.startsWith("word/media/"));
  if (read.reduce((sum, { unpacked }) => sum + unpacked, 0) > MAX_UNPACKED)
    throw new DocumentError(
      "too-large",
      "This Word document unpacks to more than can be taken (200 MB). Split it into several and upload those.",
    );
}

async function toHtml(path: string): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { path },
      { convertImage: mammoth.images.imgElement(async () => ({ src: "" })), externalFileAccess: false },
    );
    return value;
  } catch (error) {
    throw new DocumentError("damaged", DAMAGED, error);
  }
}
