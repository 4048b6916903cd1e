import { expect, test } from "vitest";
import { parseRows } from "../generation/parse.ts";
import { scale } from "../templates/rubric.ts";
import { criterionKeys, judgementShape } from "./judgement-shape.ts";

const criteriaOf = (...names: string[]) =>
  names.map((name) => scale(name, "Is it as it should be?", "not at all", "hardly", "partly", "mostly", "wholly"));

test("keys are names that every provider takes; awkward ones are numbered", () => {
  const keys = criterionKeys(criteriaOf("Correctness", "Right about what is missing", "Score", "Höflichkeit", "№ 1", "Rows", "a/b", "A b"));
  expect(keys).toEqual(["correctness", "right_about_what_is_missing", "c3", "c4", "c5", "c6", "c7", "c8"]);
  expect(criterionKeys(criteriaOf("C2", "Tone"))).toEqual(["c1", "tone"]);
});

const shape = judgementShape({ criteria: criteriaOf("Correctness", "Tone") });
const read = (text: string, reason: "stop" | "length" = "stop") => parseRows(text, shape, reason).rows;
const row = { correctness: { reasoning: "True.", score: 5 }, tone: { reasoning: "Dry.", score: 3 } };

test.each([
  ["the form that was asked for", JSON.stringify({ rows: [row] })],
  ["the judgement alone, in a fence, after reasoning", `<think>Hm, 4?</think>Here:\n\`\`\`json\n${JSON.stringify(row)}\n\`\`\``],
  ["names in another case", '{"Correctness": {"Reasoning": "True.", "Score": 5}, "Tone": {"reasoning": "Dry.", "score": 3}}'],
  ["scores as texts", '{"correctness": {"reasoning": "True.", "score": "5/5"}, "tone": {"reasoning": "Dry.", "score": " 3 "}}'],
  ["other names for reasons", '{"correctness": {"rationale": "True.", "score": 5.0}, "tone": {"explanation": "Dry.", "rating": 3}}'],
  ["more than was asked for", JSON.stringify({ rows: [{ ...row, overall: 4, summary: "Good." }] })],
  ["broken JSON", '{"rows": [{"correctness": {"reasoning": "True.", "score": 5,}, "tone": {"reasoning": "Dry.", "score": 3},}]}'],
])("a judgement is read from %s", (_, text) => {
  expect(read(text)).toEqual([row]);
});

test.each([
  ["a score beyond the scale", '{"correctness": {"reasoning": "True.", "score": 6}, "tone": {"reasoning": "Dry.", "score": 3}}'],
  ["half a point", '{"correctness": {"reasoning": "True.", "score": 4.5}, "tone": {"reasoning": "Dry.", "score": 3}}'],
  ["a score in words", '{"correctness": {"reasoning": "True.", "score": "good"}, "tone": {"reasoning": "Dry.", "score": 3}}'],
  ["a missing criterion", '{"correctness": {"reasoning": "True.", "score": 5}}'],
  ["a missing reason", '{"correctness": {"score": 5}, "tone": {"reasoning": "Dry.", "score": 3}}'],
  ["scores alone", '{"correctness": 5, "tone": 3}'],
  ["prose", "I would give this row a 5 for correctness and a 3 for its tone."],
  ["an answer that was cut off", '{"rows": [{"correctness": {"reasoning": "True.", "score": 5}, "tone": {"reasoning": "Dr'],
])("%s is no judgement", (_, text) => {
  expect(read(text, text.endsWith("}") ? "stop" : "length")).toEqual([]);
});

test("reasons that sound like a refusal are reasons", () => {
  const one = judgementShape({ criteria: criteriaOf("Correctness") });
  const said = { correctness: { reasoning: "I cannot find any fault.", score: 5 } };
  expect(parseRows(JSON.stringify({ rows: [said] }), one, "stop").rows).toEqual([said]);
});
