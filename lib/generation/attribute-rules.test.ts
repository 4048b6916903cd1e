import { expect, test } from "vitest";
import { draftFor } from "../templates/index.ts";
import { ATTRIBUTE_PRESETS } from "./attribute-presets.ts";
import { countCombinations } from "./attribute-rules.ts";
import { type Attribute, promptSchema } from "./config.ts";

const check = (attributes: Attribute[]) => {
  const issues = promptSchema.safeParse({ ...draftFor("custom").prompt, attributes }).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};
const lines = (count: number) => Array.from({ length: count }, (_, index) => `value ${index}`);

test("the presets hold", () => {
  expect(check([...ATTRIBUTE_PRESETS])).toEqual([]);
});

test.each<[string, Attribute[], RegExp]>([
  ["no name", [{ name: " ", values: ["a", "b"] }], /^attributes\.0\.name: Give/],
  [
    "the same name",
    [
      { name: "Tone", values: ["a", "b"] },
      { name: " tone", values: ["a", "b"] },
    ],
    /^attributes\.1\.name: Another/,
  ],
  ["one value", [{ name: "Tone", values: ["a"] }], /^attributes\.0\.values: Write at least 2/],
  ["too many values", [{ name: "Tone", values: lines(31) }], /^attributes\.0\.values: At most 30/],
  ["a repeated value", [{ name: "Tone", values: ["Dry", "wet", "dry "] }], /“dry” stands/],
  ["an empty value", [{ name: "Tone", values: ["a", " "] }], /A value is empty/],
  ["a long value", [{ name: "Tone", values: ["a", "b".repeat(201)] }], /longer than 200/],
  ["a long name", [{ name: "n".repeat(61), values: ["a", "b"] }], /^attributes\.0\.name: At most 60/],
  ["nine of them", lines(9).map((name) => ({ name, values: ["a", "b"] })), /^attributes: At most 8/],
])("%s", (_, attributes, message) => expect(check(attributes).join("\n")).toMatch(message));

test("combinations are the product of the numbers of values", () => {
  expect(countCombinations([])).toBe(1);
  expect(countCombinations([{ values: lines(3) }, { values: lines(4) }])).toBe(12);
});
