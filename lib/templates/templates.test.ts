import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { useTestDatabase } from "../../e2e/database.ts";
import { examplesSchemaFor, findDuplicateSeeds, nearDuplicatesSchema, promptSchema, TEMPLATE_IDS } from "../generation/config.ts";
import { type OutputField, outputFieldShape } from "../generation/output-fields.ts";
import { applyTemplate, draftFor, getTemplate, isUntouched, TEMPLATES } from "./index.ts";
import { rubricSchema } from "./rubric.ts";

const pairSchema = z.strictObject({ prompt: z.string().trim().min(20), completion: z.string().trim().min(80) });

/** The pairs that a template shows. */
const pairsOf = (id: (typeof TEMPLATE_IDS)[number]) => z.array(pairSchema).parse(getTemplate(id).examples);

/** What a record with these fields has to be, without what tests need not know. */
function schemaOf(fields: readonly OutputField[]): z.ZodType {
  const typeOf = ({ type, allowed, fields: inner }: OutputField) => {
    if (allowed.length > 0) return z.enum(allowed);
    if (type === "object") return schemaOf(inner);
    return type === "boolean" ? z.boolean() : z.string().trim().min(1);
  };
  return z.strictObject(Object.fromEntries(fields.map((field) => [field.name, typeOf(field)])));
}

const templateSchema = z.object({
  id: z.enum(TEMPLATE_IDS),
  name: z.string().min(1).max(40),
  description: z
    .string()
    .min(20)
    .max(160)
    .regex(/^[A-Z].*\.$/),
  prompt: z.string().min(200),
  databaseSchema: z.string(),
  seeds: z.array(z.string().trim().min(3)).min(8).max(16),
  examples: z.array(z.record(z.string(), z.unknown())).min(3).max(20),
  outputFields: z.array(outputFieldShape).min(2).nullable(),
  rubric: rubricSchema,
  defaults: z.object({
    rowsPerSeed: z.number(),
    rowsPerCall: z.number(),
    temperature: z.number(),
    topK: z.number().nullable(),
    topP: z.number().nullable(),
    maxTokens: z.number(),
    nearDuplicates: nearDuplicatesSchema,
  }),
});

test("there is one template for each id, in the same order", () => {
  expect(TEMPLATES.map((template) => template.id)).toEqual(TEMPLATE_IDS);
});

describe.each(TEMPLATES)("template $id", (template) => {
  test("is complete", () => {
    expect(templateSchema.parse(template)).toEqual(template);
  });

  test("obeys the rules of the wizard's steps", () => {
    const draft = draftFor(template.id);
    expect(promptSchema.safeParse(draft.prompt).error?.issues).toBeUndefined();
    expect(examplesSchemaFor(draft.prompt.outputFields).safeParse(draft.examples).error?.issues).toBeUndefined();
  });

  test("repeats no seed and no example", () => {
    expect(findDuplicateSeeds(template.seeds)).toEqual([]);
    const rows = template.examples.map((example) => JSON.stringify(example));
    expect(new Set(rows).size).toBe(rows.length);
  });

  test("its examples have its fields", () => {
    const schema = template.outputFields === null ? pairSchema : schemaOf(template.outputFields);
    for (const example of template.examples) expect(schema.safeParse(example).error?.issues).toBeUndefined();
  });
});

test("code examples hold fenced Python and an explanation outside it", () => {
  for (const { completion } of pairsOf("code-generation")) {
    expect(completion).toMatch(/```python\n[\s\S]+\n```/);
    expect(
      String(completion)
        .replace(/```[\s\S]*?```/g, "")
        .trim().length,
    ).toBeGreaterThan(100);
  }
});

describe("text to SQL", () => {
  const template = getTemplate("text-to-sql");
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: await useTestDatabase() });
    await client.connect();
    await client.query("create schema shop; set search_path to shop");
    await client.query(template.databaseSchema);
  });
  afterAll(() => client.end());

  test("the schema makes at least five tables that refer to each other", async () => {
    const tables = await client.query("select 1 from information_schema.tables where table_schema = 'shop'");
    const keys = await client.query("select 1 from pg_constraint where contype = 'f' and connamespace = 'shop'::regnamespace");
    expect(tables.rowCount).toBeGreaterThanOrEqual(5);
    expect(keys.rowCount).toBeGreaterThanOrEqual(4);
  });

  test("every example's query can be run on the schema", async () => {
    for (const { completion } of pairsOf("text-to-sql")) {
      const query = /```sql\n([\s\S]+?)\n```/.exec(completion)?.[1] ?? "";
      expect(query).not.toBe("");
      await client.query(query);
    }
  });
});

describe("drafts", () => {
  test("a new draft is filled from its template and untouched", () => {
    const draft = draftFor("text-to-sql");
    expect(draft.prompt.databaseSchema).toContain("CREATE TABLE customers");
    expect(draft.configure).toMatchObject({ name: "", provider: "demo", connectionId: null, modelId: "", template: "text-to-sql" });
    expect(isUntouched(draft)).toBe(true);
  });

  test("switching the template replaces its texts and keeps what the user chose", () => {
    const draft = draftFor("code-generation");
    draft.configure.name = "My set";
    draft.configure.modelId = "demo-small";
    draft.summary.spendingLimit = 3;
    const switched = applyTemplate(draft, "custom");
    expect(switched.configure).toEqual({ ...draft.configure, template: "custom" });
    expect(switched.summary).toEqual({ spendingLimit: 3 });
    expect(switched.prompt).toEqual(draftFor("custom").prompt);
    expect(isUntouched(switched)).toBe(true);
  });

  test("an edited prompt, schema, seed list or example is seen; settings are not texts", () => {
    const edits = [
      (draft = draftFor("custom")) => ({ ...draft, prompt: { ...draft.prompt, prompt: "Mine" } }),
      (draft = draftFor("custom")) => ({ ...draft, prompt: { ...draft.prompt, databaseSchema: "CREATE TABLE t (a int);" } }),
      (draft = draftFor("custom")) => ({ ...draft, prompt: { ...draft.prompt, seeds: draft.prompt.seeds.slice(1) } }),
      (draft = draftFor("custom")) => ({ ...draft, examples: { examples: draft.examples.examples.slice(1) } }),
    ];
    for (const edit of edits) expect(isUntouched(edit())).toBe(false);
    const draft = draftFor("custom");
    expect(isUntouched({ ...draft, prompt: { ...draft.prompt, temperature: 1 } })).toBe(true);
  });

  test("a draft shares no list with the template's data", () => {
    draftFor("custom").prompt.seeds.push("extra");
    expect(getTemplate("custom").seeds).not.toContain("extra");
  });
});

test("the arguments of function calls are JSON objects", () => {
  const calls = z.array(z.object({ call: z.object({ arguments: z.string() }) })).parse(getTemplate("function-calling").examples);
  for (const { call } of calls) expect(JSON.parse(call.arguments)).toBeTypeOf("object");
});

test("a new kind of template has at least twelve seeds, and every label an example", () => {
  for (const { id, seeds } of TEMPLATES.filter((template) => !["code-generation", "text-to-sql", "custom"].includes(template.id)))
    expect(seeds.length, id).toBeGreaterThanOrEqual(12);
  const { examples, outputFields } = getTemplate("intent-classification");
  const labels = outputFields?.find(({ name }) => name === "intent")?.allowed ?? [];
  expect(new Set(examples.map(({ intent }) => intent))).toEqual(new Set(labels));
});
