import { expect, test } from "vitest";
import { z } from "zod";
import { getTemplate } from "../../templates/index.ts";
import { type CompletionRequest, InferenceError, type Purpose } from "../types.ts";
import { createDemoProvider } from "./index.ts";
import { DEMO_NOTICE } from "./notice.ts";
import { respond } from "./respond.ts";

const rows = (change: Partial<Extract<Purpose, { kind: "rows" }>> = {}): Purpose => ({
  kind: "rows",
  template: "code-generation",
  topic: "Web Development with Flask",
  count: 5,
  batch: 0,
  prompt: "Write pairs.",
  ...change,
});

const asJson = (schema: z.ZodType) => ({ name: "answer", schema: { ...z.toJSONSchema(schema) } });

const request = (purpose: Purpose, output: CompletionRequest["output"] = null): CompletionRequest => ({
  modelId: "demo-small",
  messages: [{ role: "user", content: "x".repeat(400) }],
  sampling: { temperature: 0.7, topP: null, topK: null, maxTokens: 4_096 },
  output,
  purpose,
});

const never = new AbortController().signal;
const pairs = z.strictObject({ rows: z.array(z.strictObject({ prompt: z.string(), completion: z.string() })) });

test("gives as many rows as asked, the same ones for the same request, others for the next call", async () => {
  const provider = createDemoProvider();
  const [first, again, next] = await Promise.all(
    [rows(), rows(), rows({ batch: 1 })].map((purpose) => provider.complete(request(purpose, asJson(pairs)), never)),
  );
  const read = (text = "") => pairs.parse(JSON.parse(text)).rows;
  expect(read(first?.text)).toHaveLength(5);
  expect(again).toEqual(first);
  const prompts = [...read(first?.text), ...read(next?.text)].map((row) => row.prompt);
  expect(new Set(prompts).size).toBe(10);
  expect(first?.finishReason).toBe("stop");
  expect(first?.usage).toEqual({ inputTokens: 100, outputTokens: Math.ceil((first?.text.length ?? 0) / 4) });
  expect(first?.latencyMs).toBeGreaterThanOrEqual(500);
  expect(first?.latencyMs).toBeLessThanOrEqual(1_800);
});

test.each([1, 3, 20, 50])("honours a count of %i", (count) => {
  expect(pairs.parse(JSON.parse(respond(request(rows({ count }))))).rows).toHaveLength(count);
});

test("fills other fields of other types, under the schema's own names", () => {
  const schema = z.strictObject({
    title: z.string().max(30),
    items: z.array(
      z.strictObject({
        solution: z.string(),
        question: z.string(),
        difficulty: z.enum(["easy", "hard"]),
        score: z.number().min(0).max(1),
        year: z.int().min(1990).max(1999),
        checked: z.boolean(),
        explanation: z.string(),
        tags: z.array(z.string()).min(3),
        source: z.strictObject({ page: z.int().min(1).max(400), note: z.string().nullable() }),
        version: z.literal(2),
      }),
    ),
  });
  const given = schema.parse(JSON.parse(respond(request(rows({ count: 8 }), asJson(schema)))));
  const plain = pairs.parse(JSON.parse(respond(request(rows({ count: 8 })))));
  expect(given.items.map((item) => ({ prompt: item.question, completion: item.solution }))).toEqual(plain.rows);
  expect(new Set(given.items.map((item) => item.difficulty)).size).toBe(2);
});

test("fields with unknown names take the pair in their order", () => {
  const schema = z.strictObject({ rows: z.array(z.strictObject({ left: z.string(), right: z.string() })) });
  const given = schema.parse(JSON.parse(respond(request(rows(), asJson(schema)))));
  const plain = pairs.parse(JSON.parse(respond(request(rows()))));
  expect(given.rows.map((row) => ({ prompt: row.left, completion: row.right }))).toEqual(plain.rows);
});

test.each([5, 60, 500])("suggests %i new seeds, none of them known", (count) => {
  const existing = [...getTemplate("text-to-sql").seeds, "GAPS and islands"];
  const output = asJson(z.strictObject({ topics: z.array(z.string()) }));
  const { topics } = JSON.parse(respond(request({ kind: "seeds", template: "text-to-sql", existing, count }, output)));
  expect(topics).toHaveLength(count);
  const all = [...existing, ...topics].map((seed: string) => seed.toLowerCase());
  expect(new Set(all).size).toBe(all.length);
});

test("writes a prompt for a use case, as JSON or plain", () => {
  const purpose: Purpose = {
    kind: "prompt",
    template: "custom",
    useCase: "Answers for a  bicycle shop",
    wishes: ["", "children", ""],
    refine: null,
  };
  const { text } = JSON.parse(respond(request(purpose, asJson(z.object({ text: z.string() })))));
  expect(text).toContain("Answers for a bicycle shop.");
  expect(text).toContain("- The people who ask: children");
  expect(respond(request(purpose))).toBe(text);
});

test("changes a prompt as it was asked to", () => {
  const text = "Write pairs.\n- one\n- two\n- three\n- four";
  const change = (instruction: string) =>
    respond(request({ kind: "prompt", template: "custom", useCase: "x", wishes: [], refine: { text, instruction } }));
  expect(change("shorter")).toBe("Write pairs.\n- one\n- two");
  expect(change("more formal")).toContain("- four\n- As was asked for: more formal.");
});

test("sub-topics and values are new ones, as many as asked", () => {
  const read = (purpose: Purpose): unknown[] => Object.values<unknown[]>(JSON.parse(respond(request(purpose))))[0] ?? [];
  const topics = read({ kind: "sub-topics", template: "custom", path: ["Returns"], existing: ["First steps"], count: 10 });
  expect(new Set(topics).size).toBe(10);
  expect(topics).not.toContain("First steps");
  expect(read({ kind: "values", template: "custom", attribute: "Tone", existing: ["formal"], count: 4 })).toEqual([
    ...["friendly", "neutral", "typical", "unusual"],
  ]);
});

test("answers the connection test", () => {
  expect(respond(request({ kind: "test" }))).toBe("ok");
});

test("lists its models, marked as canned text", async () => {
  const models = await createDemoProvider().listModels(never);
  expect(models.map((model) => model.id)).toEqual(["demo-small", "demo-slow"]);
  for (const model of models) {
    expect(model.name).toContain("canned text");
    expect(model.note).toBe(DEMO_NOTICE);
    expect(Object.keys(model).sort()).toEqual(["id", "name", "note"]);
  }
});

test("ends at once when aborted, before or during the wait", async () => {
  const provider = createDemoProvider();
  const aborted = AbortSignal.abort();
  await expect(provider.complete(request(rows()), aborted)).rejects.toMatchObject({ name: "InferenceError", code: "aborted" });
  const controller = new AbortController();
  const running = provider.complete({ ...request(rows()), modelId: "demo-slow" }, controller.signal);
  controller.abort();
  await expect(running).rejects.toBeInstanceOf(InferenceError);
});

test("an unknown model is refused with the ones there are", async () => {
  const wrong = { ...request(rows()), modelId: "gpt-9" };
  await expect(createDemoProvider().complete(wrong, never)).rejects.toMatchObject({
    code: "model",
    message: expect.stringContaining("demo-small"),
  });
});

test("keeps to a label and says the values that were asked for", () => {
  const item = z.strictObject({ text: z.string(), label: z.literal("bad"), note: z.string().nullable() });
  const schema = z.strictObject({ rows: z.array(item) });
  const answer = schema.parse(JSON.parse(respond(request(rows({ attributes: { tone: "calm" } }), asJson(schema)))));
  expect(new Set(answer.rows.map(({ text }) => text)).size).toBe(5);
  for (const { text } of answer.rows) expect(text).toContain("tone: calm");
});
