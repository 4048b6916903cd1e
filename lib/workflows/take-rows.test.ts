import { expect, test } from "vitest";
import { shapeOfSchema } from "./schema.ts";
import { RowTaker } from "./take-rows.ts";

const shape = shapeOfSchema({ question: "Why?", answer: "Because." });
const row = (question: string) => ({ answer: question, question });

test("repeats, near copies and what goes beyond the number are left out", () => {
  const known = row("Who pulled the long red train over the high mountain pass in the cold winter of that year?");
  const taker = new RowTaker(shape, [known, "a text"]);
  taker.take([known, row("What is a turbine?"), row("what is a turbine"), row("Where do swallows sleep?"), row("Beyond?")], 4);
  taker.take([row("Who pulled the long red train over the high mountain pass in the cold winter of this year?")], 3);
  expect(taker.rows.map(({ question }) => question)).toEqual(["What is a turbine?", "Where do swallows sleep?"]);
  expect(taker.duplicates).toBe(3);
  expect(Object.keys(taker.rows[0] ?? {})).toEqual(["question", "answer"]);
});
