import { describe, expect, test } from "vitest";
import { parseExamplesFile, parseSeedsFile } from "./import.ts";
import { newField } from "./output-fields.ts";

describe("seeds", () => {
  test.each([
    ["lines of text", "seeds.txt", "\uFEFFPoems\r\n\r\n  Haikus \nOdes", ["Poems", "Haikus", "Odes"]],
    ["a JSON list", "a.json", '["Poems", "Haikus"]', ["Poems", "Haikus"]],
    ["JSON objects", "a.JSON", '[{"Topic": "Poems"}, {"seed": "Haikus", "n": 2}]', ["Poems", "Haikus"]],
    ["a list inside an object", "a.json", '{"seeds": ["Poems"]}', ["Poems"]],
    ["JSON lines", "a.jsonl", '"Poems"\n\n{"text": "Haikus"}\n', ["Poems", "Haikus"]],
    ["CSV with a header", "a.csv", 'id,topic\n1,"Poems, long"\n2,Haikus\n', ["Poems, long", "Haikus"]],
    ["CSV without one", "a.csv", "Poems\nHaikus\n", ["Poems", "Haikus"]],
    ["CSV with semicolons", "a.csv", "topic;n\nPoems;1\n", ["Poems"]],
  ])("%s", (_, name, text, seeds) => expect(parseSeedsFile(text, name)).toEqual(seeds));

  test.each([
    ["nothing", "a.txt", " \n ", "a.txt holds no seeds."],
    ["a number", "a.json", '["Poems", 3]', "Item 2 is not a text"],
    ["broken JSON", "a.json", '["Poems"', "The file is not correct JSON"],
    ["an object", "a.json", '{"a": 1}', "is not a list"],
    ["a broken line", "a.jsonl", '"Poems"\n{oops', "Line 2 is not correct JSON"],
    ["an open quote", "a.csv", 'topic\n"Poems', "The CSV cannot be read"],
  ])("%s is refused with its place", (_, name, text, message) => expect(() => parseSeedsFile(text, name)).toThrow(message));
});

describe("examples", () => {
  const pair = { prompt: "How?", completion: "So,\nlike this." };

  test.each([
    ["prompt and completion", "a.json", JSON.stringify([pair])],
    ["the source document's names", "a.json", JSON.stringify([{ question: pair.prompt, solution: pair.completion }])],
    ["JSON lines", "a.jsonl", JSON.stringify({ instruction: pair.prompt, response: pair.completion })],
    ["CSV with a line break in a cell", "a.csv", 'prompt,completion\nHow?,"So,\nlike this."\n'],
    ["CSV without a header", "a.csv", 'How?,"So,\nlike this."\n'],
  ])("%s", (_, name, text) => expect(parseExamplesFile(text, name)).toEqual([pair]));

  test.each([
    ["no completion", "a.json", '[{"prompt": "How?"}]', "Item 1 has no completion"],
    ["an empty prompt", "a.csv", "prompt,completion\nA,B\n,C\n", "Line 3 has no prompt"],
    ["another kind of file", "a.docx", "PK", "a.docx is not a file that can be read here"],
  ])("%s is refused with its place", (_, name, text, message) => expect(() => parseExamplesFile(text, name)).toThrow(message));
});

test("examples of other rows have their own fields; in CSV lists and objects are JSON in their cells", () => {
  const fields = [newField("text"), { ...newField("stars", "integer"), required: false }, newField("tags", "array")];
  const rows = [
    { text: "Fine.", stars: 4, tags: ["a"] },
    { text: "Late.", tags: [] },
  ];
  expect(parseExamplesFile(JSON.stringify(rows), "a.json", fields)).toEqual(rows);
  expect(parseExamplesFile('Text,stars,tags\nFine.,4,"[""a""]"\nLate.,,[]', "a.csv", fields)).toEqual(rows);
  expect(() => parseExamplesFile('[{"text": "A", "tags": [], "stars": "4"}]', "a.json", fields)).toThrow(
    /Item 1: The stars must be a number/,
  );
  expect(() => parseExamplesFile('[{"stars": 4}]', "a.json", fields)).toThrow(/Item 1: Write the text/);
});
