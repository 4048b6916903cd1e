// `node scripts/measure-documents.ts`: how much of the test documents' text is read in order, and the memory and time
// that a PDF of 300 pages takes in a process of its own.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shareInOrder } from "../e2e/documents/measure.ts";
import { longPdf } from "../e2e/documents/pdfs.ts";
import { sampleDocuments } from "../e2e/documents.ts";
import { extractDocument } from "../lib/documents/extract.ts";

const folder = await mkdtemp(join(tmpdir(), "seedloom-measure-"));
try {
  for (const { name, format, bytes, known } of await sampleDocuments()) {
    const path = join(folder, "document");
    const textPath = join(folder, "text.md");
    await writeFile(path, bytes);
    const start = performance.now();
    const { words } = await extractDocument(path, format, textPath);
    const time = `${Math.round(performance.now() - start)} ms`;
    const share = `${(100 * shareInOrder(known, await readFile(textPath, "utf8"))).toFixed(2)} %`;
    console.log(`${name.padEnd(56)} ${share.padStart(9)} ${String(words).padStart(8)} words ${time.padStart(9)}`);
  }
  for (const pages of [300, 1_000]) console.log(await measureLong(pages));
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** A PDF of whole pages, read by a process that does nothing else. */
async function measureLong(pages: number): Promise<string> {
  const path = join(folder, "long.pdf");
  const { bytes } = await longPdf(pages, 50);
  await writeFile(path, bytes);
  const program = `import { extractDocument } from ${JSON.stringify(new URL("../lib/documents/extract.ts", import.meta.url).href)};
    const { words } = await extractDocument(${JSON.stringify(path)}, "pdf", ${JSON.stringify(join(folder, "long.md"))});
    console.log(words + " words, " + Math.round(process.resourceUsage().maxRSS / 1024) + " MB at most");`;
  const start = performance.now();
  const said = execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", program], { encoding: "utf8" }).trim();
  const size = `${(bytes.length / 1024 / 1024).toFixed(1)} MB`;
  return `${pages} pages of 50 lines (${size}): ${said}, ${Math.round(performance.now() - start)} ms`;
}
