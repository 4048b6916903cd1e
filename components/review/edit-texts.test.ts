import { expect, test } from "vitest";
import { newField } from "@/lib/generation/output-fields.ts";
import { fromEditTexts, toEditTexts } from "./edit-texts.ts";

const FIELDS = [newField("question"), newField("level", "integer"), newField("tags", "array")];
const ROW = { question: "  indented code", level: 3, tags: ["a", "b"] };

test("what is not touched stays exactly as it was", () => {
  const { data, errors } = fromEditTexts(FIELDS, ROW, toEditTexts(FIELDS, ROW));
  expect(data).toEqual(ROW);
  expect(errors.size).toBe(0);
});

test("what cannot be read, or is missing, is said at its field", () => {
  const { errors } = fromEditTexts(FIELDS, ROW, { question: " ", level: "three", tags: "a, b" });
  expect([...errors.keys()]).toEqual(["question", "level", "tags"]);
});
