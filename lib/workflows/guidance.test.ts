import { expect, test } from "vitest";
import { guidanceOf, knownPart } from "./guidance.ts";
import { shapeOfSchema } from "./schema.ts";

const shape = shapeOfSchema({ question: "Why?", answer: "Because." });
const row = (question: string) => ({ question, answer: "Yes." });

test("good rows are examples, bad ones are to be avoided with their reasons, other words are remarks", () => {
  const { examples, text } = guidanceOf(shape, [
    { data: row("A"), label: "good", reason: "short" },
    { data: { answer: "No.", question: "B" }, label: "👍", reason: "short" },
    { data: row("C"), label: "bad", reason: "too\nvague" },
    { data: row("D"), label: "spam", reason: "an advert" },
    { data: "a text", label: "positive", reason: "" },
    { data: row("E"), label: "", reason: "" },
  ]);
  expect(examples).toEqual([row("A"), { question: "B", answer: "No." }]);
  expect(text).toBe(
    [
      "What was liked about the examples; do more of it:\n- short",
      "Rows in the manner of these are wanted:\n- a text",
      'These were refused. Write nothing like them, and do not make the same mistakes:\n- {"question":"C","answer":"Yes."} — refused because: too vague',
      'Remarks on other rows:\n- {"question":"D","answer":"Yes."} — labelled “spam”: an advert',
    ].join("\n\n"),
  );
});

test("without labels nothing is said", () =>
  expect(guidanceOf(shape, [{ data: row("A"), label: "", reason: "" }])).toEqual({ examples: [], text: "" }));

test("at most twenty examples, the latest", () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ data: row(`Question ${index}`), label: "1", reason: "" }));
  const { examples } = guidanceOf(shape, many);
  expect(examples).toHaveLength(20);
  expect(examples.at(-1)).toEqual(row("Question 29"));
});

test("a row that no longer fits the fields is no example", () =>
  expect(guidanceOf(shape, [{ data: { question: "A" }, label: "good", reason: "" }]).examples).toEqual([]));

test("what is there already is named in short", () => {
  expect(knownPart(shape, [])).toBe("");
  expect(knownPart(shape, [row("Why\nso?")])).toBe("Written already; write about something else:\n- Why so? Yes.");
});
