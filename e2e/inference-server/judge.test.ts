import { expect, test } from "vitest";
import { Counters } from "./answer.ts";
import { converse } from "./bedrock.ts";
import { criteriaOf, makeJudgement, scoresFor } from "./judge.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";

const criterion = { type: "object", properties: { reasoning: { type: "string" }, score: { type: "integer" } } };
const answer = (properties: object) => ({ type: "object", properties: { rows: { type: "array", items: { type: "object", properties } } } });

test("a judgement is told from rows by its shape", () => {
  expect(criteriaOf(answer({ correctness: criterion, c2: criterion }))).toEqual(["correctness", "c2"]);
  expect(criteriaOf(answer({ prompt: { type: "string" }, completion: { type: "string" } }))).toBeNull();
  expect(criteriaOf(answer({ correctness: criterion, note: { type: "string" } }))).toBeNull();
  expect(criteriaOf(null)).toBeNull();
});

test("scores follow from the row alone: most are good, some are bad, and criteria differ", () => {
  const rows = Array.from({ length: 1_000 }, (_, number) => `{"prompt": "Row ${number}"}`);
  const scores = rows.map((row) => scoresFor(row, ["a", "b"]));
  const share = (matches: (score: number) => boolean) => scores.filter(({ a = 0 }) => matches(a)).length / rows.length;
  expect(share((score) => score >= 3)).toBeGreaterThan(0.6);
  for (const level of [1, 2, 3, 4, 5]) expect(share((score) => score === level)).toBeGreaterThan(0.04);
  expect(scores.filter(({ a, b }) => a !== b).length).toBeGreaterThan(300);
  const judged = (before: string) =>
    makeJudgement({ text: `${before}<row>\n${rows[0]}\n</row>\n\nJudge what stands between <row> and </row>.` }, ["a"]);
  expect(judged("The rubric. <example>…</example>\n")).toEqual(judged("Another rubric.\n"));
  expect(judged("")).toMatchObject({ rows: [{ a: { score: scores[0]?.a } }] });
});

test("a tool that takes a judgement is used for one", () => {
  const request = {
    messages: [{ role: "user", content: [{ text: "<row>\n{}\n</row>\n\nJudge what stands between <row> and </row>." }] }],
    toolConfig: { tools: [{ toolSpec: { name: "judgement", inputSchema: { json: answer({ a: criterion }) } } }] },
  };
  const reply = converse({ modelId: "anthropic.claude-3-haiku-20240307-v1:0", body: request }, new Counters(), [], DEFAULT_SETTINGS);
  const { output } = JSON.parse("body" in reply ? reply.body : "{}");
  expect(output.message.content[0].toolUse.input).toEqual({
    rows: [{ a: { reasoning: expect.any(String), score: scoresFor("{}", ["a"]).a } }],
  });
});
