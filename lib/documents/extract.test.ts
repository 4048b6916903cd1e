import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { longPdf } from "../../e2e/documents/pdfs.ts";
import { brokenPdf, encryptedDocx, encryptedPdf, oldDoc, pngPicture, scannedPdf, textDocx, zipBombDocx } from "../../e2e/documents.ts";
import type { DocumentErrorCode } from "./errors.ts";
import { extractDocument } from "./extract.ts";
import type { DocumentFormat } from "./formats.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "seedloom-extract-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function extract(format: DocumentFormat, content: Uint8Array | string) {
  const path = join(folder, "document");
  const textPath = join(folder, "text.md");
  await writeFile(path, content);
  const facts = await extractDocument(path, format, textPath);
  return { ...facts, text: await readFile(textPath, "utf8") };
}

describe("extractDocument refuses, with a sentence of its own,", () => {
  const pdf = async () => (await longPdf(2)).bytes;
  const cases: [string, DocumentFormat, () => Promise<Uint8Array> | Uint8Array | string, DocumentErrorCode, RegExp][] = [
    ["a PDF with a password", "pdf", encryptedPdf, "encrypted", /^This PDF is protected with a password/],
    ["a Word document with a password", "docx", encryptedDocx, "encrypted", /^This Word document is protected with a password/],
    ["pictures of pages", "pdf", scannedPdf, "no-text", /holds no text, only pictures/],
    ["a file of no bytes", "pdf", () => "", "empty", /^This file is empty/],
    ["a text of blanks", "txt", () => " \n\t\n", "empty", /^There is no text in this text file/],
    ["a table without rows", "csv", () => "\n\n", "empty", /^There is no text in this CSV table/],
    ["a page of scripts", "html", () => "<html><script>var text = 1;</script></html>", "empty", /^There is no text in this web page/],
    ["a picture named .pdf", "pdf", pngPicture, "wrong-extension", /named \.pdf, but it is a PNG picture/],
    ["a PDF named .docx", "docx", pdf, "wrong-extension", /named \.docx, but it is a PDF/],
    ["a Word document named .txt", "txt", textDocx, "wrong-extension", /named \.txt, but it is a Word document/],
    ["a PDF named .md", "md", pdf, "wrong-extension", /named \.md, but it is a PDF/],
    ["an old Word document", "docx", oldDoc, "wrong-extension", /Office file of the old kind/],
    ["a text named .pdf", "pdf", () => "Only a text.", "wrong-extension", /named \.pdf, but it is a plain text/],
    [
      "bytes named .json",
      "json",
      () => Uint8Array.from({ length: 5_000 }, (_, index) => index % 7),
      "wrong-extension",
      /but it is not a text/,
    ],
    ["a broken PDF", "pdf", brokenPdf, "damaged", /^This PDF is damaged/],
    ["a PDF cut off in its middle", "pdf", async () => (await pdf()).subarray(0, 700), "damaged", /^This PDF is damaged/],
    ["a Word document cut off", "docx", async () => (await textDocx()).subarray(0, 4_000), "damaged", /^This Word document is damaged/],
    ["JSON that is cut off", "json", () => '[{"a": 1}, {"b": [1', "damaged", /cut off: it ends inside a list or object near line 1/],
    ["what is no JSON", "json", () => '{"a": 1}\n\n{b}', "damaged", /not valid JSON: something is wrong near line 1/],
    ["a line that is no JSON", "jsonl", () => '{"a": 1}\n\n{"b"', "damaged", /wrong near line 3/],
    [
      "a Word document that unpacks to gigabytes",
      "docx",
      () => zipBombDocx(1, 2_000_000_000),
      "too-large",
      /unpacks to more than can be taken/,
    ],
  ];

  it.each(cases)("%s", async (_name, format, content, code, message) => {
    const failure = extract(format, await content());
    await expect(failure).rejects.toMatchObject({ name: "DocumentError", code });
    await expect(failure).rejects.toThrow(message);
  });
});

describe("extractDocument", () => {
  it("parts a PDF's pages by form feeds, and keeps none of a text's own", async () => {
    const { text, pages, words } = await extract("pdf", (await longPdf(3)).bytes);
    expect([text.split("\f").length, pages, words]).toEqual([3, 3, 3 * 12 * 11]);
    expect(await extract("txt", "one\ftwo\0 three\ufeff")).toEqual({ text: "one\ntwo three", pages: null, words: 3 });
  });

  it("reads the parts of a Word document as markdown", async () => {
    const { text } = await extract("docx", await textDocx());
    expect(text).toMatch(/^# \S/);
    expect(text).toMatch(/\n## \S/);
    expect(text).toMatch(/\n\|( [^|]+ <br> [^|]+ \|){3}\n\| --- \| --- \| --- \|\n\| /);
    expect(text).toMatch(/\n- {3}\S/);
    expect(text).toMatch(/\n1\. {2}\S/);
  });

  it("reads a web page's tables, lists and code as markdown, and drops what is no text", async () => {
    const html = `<head><title>No</title></head><script>no()</script><h2>Head_line</h2><p>See <a href="https://x.test">the  page</a><img alt="a river" src=x></p>
      <table><tr><th>a</th><th>b</th></tr><tr><td colspan=2>1|2</td></tr></table><pre><code>if a:\n  b</code></pre>`;
    expect((await extract("html", html)).text).toBe(
      "## Head_line\n\nSee the pagea river\n\n| a | b |\n| --- | --- |\n| 1\\|2 | |\n\n```\nif a:\n  b\n```",
    );
  });

  it("makes a paragraph of each row and of each item", async () => {
    expect((await extract("csv", 'name;note\nAnna;"one\ntwo"\nBen;\n')).text).toBe("name: Anna\nnote: one\ntwo\n\nname: Ben\n\n");
    const json = '{"about": "trees", "items": [{"name": "oak", "parts": ["leaf", {"root": 1}]}, {"name": "elm", "parts": []}]}';
    expect((await extract("json", json)).text).toBe(
      "about: trees\nitems:\n  name: oak\n  parts:\n    - leaf\n    - root: 1\n\n  name: elm\n  parts:\n",
    );
    expect((await extract("jsonl", '{"a": 1}\n{"a": [true, null]}\n')).text).toBe("a: 1\n\na:\n  - true\n  - null\n\n");
  });

  it("finds the encoding of a text", async () => {
    const german = "Die Straße führt über die Brücke. Öffentliche Gebäude schließen früh, müssen aber größer werden.";
    expect((await extract("txt", Buffer.from(german, "latin1"))).text).toBe(german);
    expect((await extract("md", Buffer.from(`\ufeff${german}`))).text).toBe(german);
    expect((await extract("txt", Buffer.from(german, "utf16le"))).text).toBe(german);
    expect((await extract("txt", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(german, "utf16le").swap16()]))).text).toBe(german);
    expect((await extract("html", Buffer.from(`<meta charset=iso-8859-1><p>${german}`, "latin1"))).text).toBe(german);
  });
});
