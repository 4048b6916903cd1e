import { readFile, stat } from "node:fs/promises";
import { detectEncoding, readHead } from "./encoding.ts";
import { DocumentError } from "./errors.ts";
import { htmlToMarkdown } from "./html-to-markdown.ts";
import type { TextWriter } from "./text-writer.ts";

/** A page is read as a whole, into some thirty times its size in memory. */
const MAX_PAGE = 20 * 1024 * 1024;

/**
 * A web page as markdown, without scripts, styles and what else is not text.
 * @throws DocumentError `too-large`
 */
export async function extractHtml(path: string, writer: TextWriter): Promise<void> {
  if ((await stat(path)).size > MAX_PAGE)
    throw new DocumentError(
      "too-large",
      "This web page is larger than 20 MB. Split it into several pages, or save it as a text file, and upload that.",
    );
  const encoding = await detectEncoding(path, await declaredCharset(path));
  await writer.write(htmlToMarkdown(new TextDecoder(encoding).decode(await readFile(path)).replace(/\r\n?/g, "\n")));
}

/** A page names its encoding within its first 1,024 bytes (HTML standard, 4.2.5.4). */
async function declaredCharset(path: string): Promise<string | undefined> {
  const head = (await readHead(path, 1_024)).toString("latin1");
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
}
