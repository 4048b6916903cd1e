import { describe, expect, test } from "vitest";
import { z } from "zod";
import { normaliseSeed, type TEMPLATE_IDS } from "../../generation/config.ts";
import { getTemplate, TEMPLATES } from "../../templates/index.ts";
import { pairAt } from "./pairs.ts";
import { respond } from "./respond.ts";
import { rowIndex } from "./row-index.ts";

const OTHER_TOPICS = [
  "Haikus",
  "Bread baking with $flour, “quotes” and \\backslashes\\",
  "Regex for log files",
  "Mietrecht: Kündigungsfristen",
];
/** Their demo texts are the same for every topic, so a few topics stand for all. */
const SAME_FOR_ALL = ["intent-classification", "summarisation", "translation", "function-calling", "document-questions", "safety-refusals"];
const cases = TEMPLATES.flatMap(({ id, seeds }) => {
  const topics = SAME_FOR_ALL.includes(id) ? [...seeds.slice(0, 2), ...OTHER_TOPICS.slice(1, 2)] : [...seeds, ...OTHER_TOPICS];
  return topics.map((topic) => ({ id, topic }));
});

/** The rows of calls one after the other. */
function* rowsOf(id: (typeof TEMPLATE_IDS)[number], topic: string, count: number, perCall: number) {
  for (let n = 0; n < count; n++) yield pairAt(id, topic, "prompt", rowIndex(Math.floor(n / perCall), n % perCall));
}

test.each(cases)("$id: 1,000 different prompts on $topic, five a call", ({ id, topic }) => {
  const pairs = [...rowsOf(id, topic, 1_000, 5)];
  expect(new Set(pairs.map((pair) => normaliseSeed(pair.prompt))).size).toBe(1_000);
  expect(pairs.some((pair) => pair.prompt.includes("(Variant"))).toBe(false);
  // One `expect` for all: one for each of several hundred thousand would take most of this file's time.
  const wrong = pairs.filter(({ prompt, completion, summary }) => {
    const text = `${prompt}${completion}`.replaceAll("$flour", "");
    return prompt.length <= 20 || completion.length <= 60 || summary === "" || /\$[A-Za-z]|undefined|\[object/.test(text);
  });
  expect(wrong).toEqual([]);
});

test("no prompt is the same among 200 of every built-in seed", () => {
  const prompts = TEMPLATES.flatMap(({ id, seeds }) => seeds.flatMap((topic) => [...rowsOf(id, topic, 200, 4)].map((pair) => pair.prompt)));
  expect(new Set(prompts.map(normaliseSeed)).size).toBe(TEMPLATES.flatMap(({ seeds }) => seeds).length * 200);
});

test("past 4,913 the prompts repeat with a number and are still different", () => {
  const prompts = Array.from({ length: 12_000 }, (_, index) => pairAt("custom", "Haikus", "prompt", index).prompt);
  expect(new Set(prompts).size).toBe(12_000);
  expect(prompts[11_999]).toContain("(Variant 3)");
});

describe("near-copies", () => {
  const shingles = (text: string) => {
    const words = normaliseSeed(text).match(/[\p{L}\p{N}]+/gu) ?? [];
    return new Set(words.slice(2).map((word, place) => `${words[place]} ${words[place + 1]} ${word}`));
  };
  const similarity = (left: Set<string>, right: Set<string>) => {
    let shared = 0;
    for (const shingle of left) if (right.has(shingle)) shared++;
    return shared / (left.size + right.size - shared);
  };

  test.each(cases)("$id: no two of 250 prompts on $topic share 80 % of their three-word shingles", ({ id, topic }) => {
    const sets = [...rowsOf(id, topic, 250, 5)].map((pair) => shingles(pair.prompt));
    let highest = 0;
    for (const [place, left] of sets.entries())
      for (const right of sets.slice(place + 1)) highest = Math.max(highest, similarity(left, right));
    expect(highest).toBeLessThan(0.8);
  });
});

test("code answers hold one fenced Python block and an explanation; SQL answers one fenced query", () => {
  for (const { id, topic } of cases) {
    const fence =
      id === "code-generation"
        ? /^[^\n]+\n\n```python\n[\s\S]+\n```\n\n\*\*How it works\.\*\* /
        : id === "text-to-sql"
          ? /^```sql\nWITH|^```sql\nSELECT/
          : null;
    for (const { completion } of rowsOf(id, topic, 100, 5)) {
      expect(completion).toMatch(fence ?? /\w/);
      expect(completion.split("```").length).toBe(fence ? 3 : 1);
    }
  }
});

test("a seed in other case and spacing has the same texts, another prompt gives another order", () => {
  const first = pairAt("text-to-sql", "Payments and Refunds", "prompt", 3);
  expect(pairAt("text-to-sql", "  payments  and refunds", "prompt", 3).completion).toBe(first.completion);
  const order = (prompt: string) => Array.from({ length: 20 }, (_, index) => pairAt("custom", "Haikus", prompt, index).prompt);
  expect(order("one")).toEqual(order("one"));
  expect(order("one")).not.toEqual(order("two"));
});

describe("templates with fields of their own", () => {
  const fields = (id: "intent-classification" | "function-calling" | "document-questions", wanted = {}) =>
    Array.from({ length: 200 }, (_, index) => pairAt(id, getTemplate(id).seeds[0] ?? "", "prompt", index, wanted).fields ?? {});

  test.each(["intent-classification", "function-calling", "document-questions"] as const)("%s gives the fields of its template", (id) => {
    const names = getTemplate(id).outputFields?.map(({ name }) => name);
    for (const row of fields(id)) expect(Object.keys(row)).toEqual(names);
  });

  test("every label comes up, and a wanted one alone", () => {
    const intents = (wanted = {}) => new Set(fields("intent-classification", wanted).map(({ intent }) => intent));
    expect(intents().size).toBe(8);
    expect([...intents({ intent: "refund" })]).toEqual(["refund"]);
    expect(new Set(fields("document-questions").map(({ answerable }) => answerable)).size).toBe(2);
  });

  test("a call's arguments are JSON, and a row keeps to the schema that it is asked for", () => {
    const string = { type: "string" };
    const call = { type: "object", properties: { name: { type: "string", enum: ["play_music"] }, arguments: string } };
    const item = { type: "object", properties: { request: string, call } };
    const output = { name: "rows", schema: { type: "object", properties: { rows: { type: "array", items: item } } } };
    const purpose = { kind: "rows", template: "function-calling", topic: "Office", count: 5, batch: 0, prompt: "p" } as const;
    const { rows } = z
      .object({ rows: z.array(z.object({ request: z.string(), call: z.object({ name: z.string(), arguments: z.string() }) })) })
      .parse(JSON.parse(respond({ purpose, output })));
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      const { query } = z.object({ query: z.string() }).parse(JSON.parse(row.call.arguments));
      expect(row.call.name).toBe("play_music");
      expect(row.request).toContain(query);
    }
  });
});
