import { describe, expect, test } from "vitest";
import { draftFor } from "../templates/index.ts";
import { newField } from "./output-fields.ts";
import { buildCallMessages, buildCallRequest } from "./prompt.ts";

const code = draftFor("code-generation");
const sql = draftFor("text-to-sql");
const call = { topic: "Linked lists", count: 5, batch: 0, batches: 1 };
const textOf = (messages: readonly { content: string }[]) => messages.map((message) => message.content).join("\n");

describe("a call for rows", () => {
  test("holds the user's prompt, the topic, the number and the examples", () => {
    const text = textOf(buildCallMessages(code, call).messages);
    expect(text).toContain(code.prompt.prompt.trim());
    expect(text).toContain("Topic: Linked lists");
    expect(text).toContain("exactly 5 new pairs");
    expect(text).toContain(JSON.stringify(code.examples.examples[0]?.prompt));
  });

  test("tells the sets of one topic apart, and the extra ones", () => {
    const text = (batch: number) => textOf(buildCallMessages(code, { ...call, batch, batches: 20 }).messages);
    expect(text(2)).toContain("set 3 of 20");
    expect(text(20)).toContain("extra set, number 21");
    expect(new Set([0, 1, 2, 20, 21].map(text)).size).toBe(5);
    expect(textOf(buildCallMessages(code, call).messages)).not.toContain("set 1");
  });

  test("shows the database schema for Text to SQL only", () => {
    expect(textOf(buildCallMessages(sql, call).messages)).toContain(sql.prompt.databaseSchema.trim());
    const other = { ...sql, configure: { ...sql.configure, template: "custom" as const } };
    expect(textOf(buildCallMessages(other, call).messages)).not.toContain(sql.prompt.databaseSchema.trim());
  });

  test("asks for rows with both fields, as many as wanted", () => {
    expect(buildCallMessages(code, call).output?.schema).toMatchObject({
      required: ["rows"],
      additionalProperties: false,
      properties: { rows: { minItems: 5, maxItems: 5, items: { required: ["prompt", "completion"], additionalProperties: false } } },
    });
  });

  test("without examples says nothing of examples to match", () => {
    expect(textOf(buildCallMessages({ ...code, examples: { examples: [] } }, call).messages)).not.toContain("Examples of the pairs");
  });

  test("carries the settings and the purpose", () => {
    const draft = {
      ...code,
      configure: { ...code.configure, modelId: "m" },
      prompt: { ...code.prompt, temperature: 0.3, topK: null, maxTokens: 99 },
    };
    expect(buildCallRequest(draft, call)).toMatchObject({
      modelId: "m",
      sampling: { temperature: 0.3, topK: null, maxTokens: 99 },
      purpose: { kind: "rows", topic: "Linked lists", count: 5, batch: 0, template: "code-generation" },
    });
  });
});

describe("a call for rows of another shape", () => {
  const outputFields = [newField("text"), { ...newField("label"), allowed: ["good", "bad"], balanced: true }];
  const draft = {
    ...code,
    prompt: { ...code.prompt, outputFields, attributes: [{ name: "tone", values: ["calm", "upset"] }] },
    examples: { examples: [{ label: "good", text: "Fine." }] },
  };
  const built = buildCallMessages(draft, { ...call, attributes: { label: "bad", tone: "calm" } });

  test("says what all rows have, allows one label only, and shows examples in the order of the fields", () => {
    const text = textOf(built.messages);
    expect(text).toContain("exactly 5 new rows about the topic. All of them have: tone: calm; label: bad.");
    expect(text).toContain('- "label": always "bad"');
    expect(text).toContain('"text": "Fine.",\n      "label": "good"');
    expect(built.output?.schema).toMatchObject({ properties: { rows: { items: { properties: { label: { enum: ["bad"] } } } } } });
  });

  test("is the same whatever the order in which the queue kept the values", () =>
    expect(buildCallMessages(draft, { ...call, attributes: { tone: "calm", label: "bad" } })).toEqual(built));

  test("of pairs says the values too", () =>
    expect(textOf(buildCallMessages(code, { ...call, attributes: { persona: "a nurse" } }).messages)).toContain(
      "exactly 5 new pairs about the topic. All of them have: persona: a nurse.",
    ));
});
