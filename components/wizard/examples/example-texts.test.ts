import { expect, test } from "vitest";
import { newField, type OutputField } from "@/lib/generation/output-fields.ts";
import { fromTexts, toTexts } from "./example-texts.ts";

const fields: OutputField[] = [
  newField("text"),
  { ...newField("stars", "integer"), required: false },
  { ...newField("sure", "boolean") },
  { ...newField("tags", "array") },
];

test("an example that is written as texts is read back the same", () => {
  const example = { text: "Fine.", stars: 3, sure: true, tags: ["a", "b"] };
  const { example: read, errors } = fromTexts(fields, toTexts(fields, example));
  expect(read).toEqual(example);
  expect(errors.size).toBe(0);
});

test("what is wrong is said at its field, and nothing that was written is lost", () => {
  const { example, errors } = fromTexts(fields, { text: " ", stars: "three", sure: "true", tags: '["a"' });
  expect(Object.fromEntries(errors)).toMatchObject({ text: "Write the text.", stars: "Write a whole number." });
  expect(errors.get("tags")).toMatch(/not correct JSON/);
  expect(example).toEqual({ stars: "three", sure: true, tags: '["a"' });
});

test("an optional field may stay empty", () => {
  expect(fromTexts(fields, { text: "A", stars: "", sure: "false", tags: "[]" }).example).toEqual({
    text: "A",
    stars: null,
    sure: false,
    tags: [],
  });
});
