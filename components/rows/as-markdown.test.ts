import { describe, expect, it } from "vitest";
import { asMarkdown } from "./as-markdown.ts";

describe("asMarkdown", () => {
  it.each([
    ["sql", "SELECT name FROM customers WHERE id = 3;"],
    ["sql", "select count(*)\nfrom orders"],
    ["sql", "-- The best customers\nWITH best AS (\n  SELECT 1\n)\nSELECT * FROM best"],
    ["sql", "CREATE TABLE t (id int);"],
    ["python", "def add(a, b):\n    return a + b"],
    ["python", "import csv\n\nwith open('a') as f:\n    pass"],
    ["python", "# Adds up\nfrom math import fsum\nprint(fsum([1]))"],
    ["json", '{"a": [1, 2]}'],
  ])("puts bare %s into a fence", (language, code) => {
    expect(asMarkdown(code)).toBe(`\`\`\`${language}\n${code}\n\`\`\``);
  });

  it.each([
    "Select the best answer from the list and say why.",
    "Update your résumé, then set a date.",
    "Import taxes are due on arrival.",
    "# A heading\n\nWith text.",
    "Class begins at nine.",
    "{not json}",
    "",
    "Here it is:\n\n```sql\nSELECT 1;\n```",
  ])("leaves %j as it is", (text) => {
    expect(asMarkdown(text)).toBe(text);
  });

  it("makes the fence longer than the backticks inside", () => {
    const triple = 'def f():\n    return "```"';
    expect(asMarkdown(triple)).toBe(`\`\`\`\`python\n${triple}\n\`\`\`\``);
  });
});
