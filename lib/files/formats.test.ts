import { expect, test } from "vitest";
import { acceptOf, cleanName, formatOf, listFormats, MAX_FILE_BYTES, MAX_NAME_LENGTH, refuseUpload } from "./formats.ts";

test.each([
  ["a.pdf", "pdf"],
  ["A.B.DOCX ", "docx"],
  ["notes.markdown", "md"],
  ["page.htm", "html"],
  ["data.ndjson", "jsonl"],
  ["pdf", null],
  ["a.exe", null],
  ["a.json.exe", null],
])("the name %j says the format %j", (name, format) => expect(formatOf(name)).toBe(format));

test("what is not taken is said with what to do", () => {
  expect(refuseUpload("a.pdf", 1)).toBeNull();
  expect(refuseUpload("a.pdf", MAX_FILE_BYTES)).toBeNull();
  expect(refuseUpload("a.pdf", MAX_FILE_BYTES + 1)).toMatch(/larger than 500 MB/);
  expect(refuseUpload("a.pdf", 0)).toMatch(/is empty/);
  expect(refuseUpload("old.doc", 1)).toMatch(/Save it as DOCX/);
  expect(refuseUpload("a.pdf", 1, ["json", "csv"])).toBe("“a.pdf” is not of a kind that can be used here: JSON and CSV.");
  expect(listFormats()).toBe("PDF, DOCX, TXT, MD, HTML, CSV, JSON and JSONL");
  expect(acceptOf(["html", "csv"])).toBe(".html,.htm,.xhtml,.csv");
});

test("a name is kept as it is, without folders, control characters and excess", () => {
  expect(cleanName("Bericht über 2024.pdf")).toBe("Bericht über 2024.pdf");
  expect(cleanName("../../etc/passwd.txt")).toBe("passwd.txt");
  expect(cleanName("C:\\Users\\a\\b.txt")).toBe("b.txt");
  expect(cleanName("a\u0000\u202eb\n.txt")).toBe("ab.txt");
  expect(cleanName("\ud800.txt")).toBe("\ufffd.txt");
  const long = cleanName(`${"x".repeat(500)}.jsonl`);
  expect(long).toHaveLength(MAX_NAME_LENGTH);
  expect(formatOf(long)).toBe("jsonl");
});
