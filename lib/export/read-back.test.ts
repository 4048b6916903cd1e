import { mkdtemp, readFile, writeFile as writeToDisk } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { newField } from "../generation/output-fields.ts";
import { makeRunning, makeUser, reply, rowsPurpose, startEngine, untilStatus } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { makeDataset } from "../runs/test-support.ts";
import { planArchive } from "./archive.ts";
import { writeHubFolder } from "./hub-folder.ts";
import { type ExportSettings, exportSettings } from "./settings.ts";
import { openSource, readExportRows } from "./source.ts";
import { listChatProblems, readZip } from "./test-support.ts";
import { gzip, openWriter, writeFile } from "./write-file.ts";
import { zip } from "./zip.ts";

// Each format is read back by a program that did not write it, and compared with the rows as they are in the database.

let actor: Actor;
/** 60 pairs of 3 seeds: the first is approved, the second rejected, the third deleted. */
let pairs: string;
/** Rows with a field of every type. */
let typed: string;

const FIELDS = [
  newField("title"),
  newField("count", "integer"),
  newField("price", "number"),
  newField("open", "boolean"),
  { ...newField("place", "object"), fields: [newField("town"), newField("code")] },
  newField("tags", "array"),
];

withTestQueue(async () => {
  actor = await makeUser();
  pairs = await makeDataset(actor, { seeds: ["Lists", "Trees", "=Graphs, “漢”"], rowsPerSeed: 20 });
  const [first, second, third] = await rowIds(pairs);
  for (const [rowId, state] of [
    [first, "approved"],
    [second, "rejected"],
    [third, "deleted"],
  ] as const)
    await database().rowReview.create({ data: { rowId: rowId ?? 0n, generationId: pairs, state } });
  typed = await makeRunning(actor, { seeds: ["Shops"], rowsPerSeed: 6, outputFields: FIELDS });
  const engine = startEngine(async (request) => {
    const { count, batch } = rowsPurpose(request);
    return reply(Array.from({ length: count }, (_, at) => shop(batch * 10 + at)));
  });
  await untilStatus(typed, "completed");
  await engine.stop(1_000);
});

const shop = (number: number) => ({
  title: `Shop “${number}”, =1+1\nünï 漢`,
  count: number * 1_000_003,
  price: number / 3,
  open: number % 2 === 0,
  place: { town: `Town ${number}`, code: `"${number}"` },
  tags: ["a", `b${number}`],
});

const rowIds = async (generationId: string) =>
  (await database().row.findMany({ where: { generationId }, orderBy: { id: "asc" }, select: { id: true } })).map(({ id }) => id);

/** What is in the database and not deleted. */
async function stored(generationId: string): Promise<unknown[]> {
  const deleted = { review: { is: { state: "deleted" } } };
  const rows = await database().row.findMany({ where: { generationId, NOT: deleted }, orderBy: { id: "asc" }, select: { data: true } });
  return rows.map(({ data }) => data);
}

async function write(generationId: string, settings: Partial<ExportSettings>): Promise<Buffer> {
  const source = await openSource(generationId, exportSettings.parse({ format: "jsonl", ...settings }));
  const content = writeFile(openWriter(source), readExportRows(source, undefined, 7));
  return buffer(source.settings.compress ? gzip(content) : content);
}

const lines = (text: Buffer): unknown[] =>
  text
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

async function queryParquet(file: Buffer | string, sql: string) {
  const path = typeof file === "string" ? file : join(await mkdtemp(join(tmpdir(), "seedloom-parquet-")), "rows.parquet");
  if (typeof file !== "string") await writeToDisk(path, file);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  return (await connection.runAndReadAll(sql.replace("FILE", `'${path}'`))).getRowObjectsJson();
}

test("JSON and JSON Lines hold every row that is not deleted, in order, with its fields in theirs", async () => {
  expect(JSON.parse((await write(pairs, { format: "json" })).toString())).toEqual(await stored(pairs));
  expect(lines(await write(pairs, {}))).toEqual(await stored(pairs));
  expect(await stored(pairs)).toHaveLength(59);
  const [shops] = lines(await write(typed, {}));
  expect(JSON.stringify(shops)).toBe(
    JSON.stringify((await stored(typed))[0], ["title", "count", "price", "open", "place", "town", "code", "tags"]),
  );
});

test("gzip is unpacked by zlib", async () => {
  expect(lines(gunzipSync(await write(pairs, { compress: true })))).toEqual(await stored(pairs));
});

test("Parquet is read by DuckDB, with the types of the fields", async () => {
  const file = await write(typed, { format: "parquet" });
  const columns = await queryParquet(file, "describe select * from FILE");
  expect(columns.map(({ column_name, column_type }) => [column_name, column_type])).toEqual([
    ...[
      ["title", "VARCHAR"],
      ["count", "BIGINT"],
      ["price", "DOUBLE"],
      ["open", "BOOLEAN"],
      ["place", "JSON"],
      ["tags", "JSON"],
    ],
  ]);
  const rows = await queryParquet(file, "select * from FILE");
  expect(
    rows.map((row) => ({ ...row, count: Number(row.count), place: JSON.parse(String(row.place)), tags: JSON.parse(String(row.tags)) })),
  ).toEqual(await stored(typed));
  expect(await queryParquet(await write(pairs, { format: "parquet" }), "select * from FILE")).toEqual(await stored(pairs));
});

test("OpenAI chat passes OpenAI's own checks", async () => {
  const rows = lines(await write(pairs, { format: "openai", systemMessage: " Be brief. " }));
  expect(listChatProblems(rows)).toEqual([]);
  expect(rows).toEqual(
    (await stored(pairs)).map((row) => ({
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: Reflect.get(Object(row), "prompt") },
        { role: "assistant", content: Reflect.get(Object(row), "completion") },
      ],
    })),
  );
});

test("other conversations, of fields chosen for them", async () => {
  const [bedrock] = lines(await write(pairs, { format: "bedrock" }));
  expect(bedrock).toEqual((await stored(pairs))[0]);
  const roles = { user: "title", assistant: "price", input: "tags" };
  const { title, price, tags } = shop(Number(Reflect.get(Object((await stored(typed))[0]), "count")) / 1_000_003);
  const first = async (format: ExportSettings["format"]) => {
    const text = await write(typed, { format, roles, systemMessage: "Hello." });
    return format === "alpaca" ? JSON.parse(text.toString())[0] : lines(text)[0];
  };
  expect(await first("bedrock-conversation")).toEqual({
    schemaVersion: "bedrock-conversation-2024",
    system: [{ text: "Hello." }],
    messages: [
      { role: "user", content: [{ text: title }] },
      { role: "assistant", content: [{ text: JSON.stringify(price) }] },
    ],
  });
  expect(await first("sharegpt")).toEqual({
    conversations: [
      { from: "system", value: "Hello." },
      { from: "human", value: title },
      { from: "gpt", value: JSON.stringify(price) },
    ],
  });
  expect(await first("alpaca")).toEqual({ instruction: title, input: JSON.stringify(tags), output: JSON.stringify(price) });
});

test("fields are renamed, left out and added to", async () => {
  const [row] = lines(
    await write(pairs, {
      fields: [
        { name: "prompt", as: "question", leftOut: false },
        { name: "completion", as: "", leftOut: true },
      ],
      columns: { seed: true, score: true, state: true, attributes: true },
    }),
  );
  const question = String(Reflect.get(Object((await stored(pairs))[0]), "prompt"));
  expect(row).toEqual({
    question,
    seed: question.split(", set")[0],
    score: null,
    review: "approved",
  });
});

test("the filter, approved only, and what contradicts itself", async () => {
  expect(lines(await write(pairs, { approvedOnly: true }))).toHaveLength(1);
  expect(lines(await write(pairs, { filter: { state: "unreviewed" } }))).toHaveLength(57);
  await expect(write(pairs, { filter: { state: "deleted" } })).rejects.toThrow(/deleted rows are in no export/);
  await expect(write(pairs, { filter: { state: "rejected" }, approvedOnly: true })).rejects.toThrow(/approved only/);
  await expect(write(pairs, { minScore: 3 })).rejects.toThrow(/has not been judged/);
});

test("a Hugging Face folder with a split: its data by DuckDB, its card's header by a YAML parser", async () => {
  const folder = await mkdtemp(join(tmpdir(), "seedloom-hub-"));
  const settings = exportSettings.parse({
    format: "huggingface",
    split: { train: 80, validation: 10, test: 10, seed: 7 },
    hub: { dataFormat: "parquet", license: "CC-BY-4.0", language: "en" },
  });
  const { files, rows } = await writeHubFolder(pairs, settings, folder);
  expect(rows).toBe(59);
  const names = ["train", "validation", "test"].map((split) => `data/${split}-00000-of-00001.parquet`);
  expect(files.map(({ path }) => path)).toEqual([...names, "README.md", "metadata.json"]);
  const read = await Promise.all(names.map((name) => queryParquet(join(folder, name), "select * from FILE")));
  // 19 + 20 + 20 rows of three seeds: near to 80/10/10, each to within a row.
  expect(read.map((part) => part.length)).toEqual([47, 6, 6]);
  const everything = read.flat();
  expect(everything).toHaveLength(59);
  expect(new Set(everything.map((row) => JSON.stringify(row)))).toEqual(
    new Set((await stored(pairs)).map((row) => JSON.stringify(row, ["prompt", "completion"]))),
  );
  const card = await readFile(join(folder, "README.md"), "utf8");
  const [, header = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(card) ?? [];
  expect(parseYaml(header)).toMatchObject({
    license: "cc-by-4.0",
    language: ["en"],
    task_categories: ["text-generation"],
    size_categories: ["n<1K"],
    tags: expect.arrayContaining(["synthetic"]),
    configs: [{ config_name: "default", data_files: ["train", "validation", "test"].map((split) => ({ split, path: `data/${split}-*` })) }],
    dataset_info: {
      features: [
        { name: "prompt", dtype: "string" },
        { name: "completion", dtype: "string" },
      ],
      splits: [
        { name: "train", num_examples: 47 },
        { name: "validation", num_examples: 6 },
        { name: "test", num_examples: 6 },
      ],
    },
  });
  expect(body).toContain("## How it was made");
});

test("a ZIP is unpacked by yauzl", async () => {
  const source = await openSource(
    typed,
    exportSettings.parse({ format: "huggingface", hub: { dataFormat: "jsonl", license: "", language: "" } }),
  );
  const bytes = await buffer(zip(planArchive(source, 6, null).files, new Date()));
  const files = await readZip(bytes);
  expect([...files.keys()]).toEqual(["data/train-00000-of-00001.jsonl", "README.md", "metadata.json"]);
  expect(lines(files.get("data/train-00000-of-00001.jsonl") ?? Buffer.of())).toEqual(await stored(typed));
  expect(JSON.parse(String(files.get("metadata.json"))).export.files).toEqual([
    expect.objectContaining({ split: "train", rows: 6, path: "data/train-00000-of-00001.jsonl" }),
  ]);
});
