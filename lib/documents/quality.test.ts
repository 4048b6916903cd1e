import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { shareInOrder } from "../../e2e/documents/measure.ts";
import { sampleDocuments } from "../../e2e/documents.ts";
import { extractDocument } from "./extract.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "seedloom-quality-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const samples = await sampleDocuments();

it("has twenty documents at least", () => expect(samples.length).toBeGreaterThanOrEqual(20));

// `node scripts/measure-documents.ts` prints the figures.
it.each(samples)("finds 99 % of the words in order: $name", async ({ format, bytes, known }) => {
  const path = join(folder, "document");
  const textPath = join(folder, "text.md");
  await writeFile(path, bytes);
  const { words } = await extractDocument(path, format, textPath);
  expect(shareInOrder(known, await readFile(textPath, "utf8"))).toBeGreaterThanOrEqual(0.99);
  expect(words).toBeGreaterThan(0);
});
