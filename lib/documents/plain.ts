import { detectEncoding, readText } from "./encoding.ts";
import type { TextWriter } from "./text-writer.ts";

/** Text and markdown are taken as they are: only the encoding, the line ends and control characters change. Streamed. */
export async function extractPlain(path: string, writer: TextWriter): Promise<void> {
  for await (const part of readText(path, await detectEncoding(path))) await writer.write(part);
}
