import { expect, test } from "vitest";
import { judgementShape } from "../../evaluation/judgement-shape.ts";
import { parseRows } from "../../generation/parse.ts";
import { scale } from "../../templates/rubric.ts";
import { respond } from "./respond.ts";

const criteria = ["Correctness", "Überall klar"].map((name) =>
  scale(name, "Is it as it should be?", "not at all", "hardly", "partly", "mostly", "wholly"),
);
const shape = judgementShape({ criteria });
const keyed = shape.names.map((key, index) => ({ key, name: criteria[index]?.name ?? "" }));

const judge = (number: number) =>
  parseRows(
    respond({
      purpose: { kind: "judge", row: { prompt: `Sort list ${number}.`, completion: "sorted(list)" }, criteria: keyed },
      output: null,
    }),
    shape,
    "stop",
  ).rows;

test("the demo's judgements are whole, the same for the same row, spread over the scale, and speak of the row", () => {
  const all = Array.from({ length: 300 }, (_, number) => judge(number));
  expect(all.every((rows) => rows.length === 1)).toBe(true);
  expect(judge(7)).toEqual(all[7]);
  expect(JSON.stringify(all[7])).toContain("Überall klar: the row that begins with “Sort list 7.”");
  const scores = all.map(
    ([row]) =>
      JSON.stringify(row)
        .match(/"score":(\d)/g)
        ?.join() ?? "",
  );
  for (const level of [1, 2, 3, 4, 5]) expect(scores.some((pair) => pair.startsWith(`"score":${level}`))).toBe(true);
  expect(new Set(scores).size).toBeGreaterThan(9);
});
