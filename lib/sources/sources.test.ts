import { describe, expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { downloadGeneration } from "../export/download.ts";
import { buildMetadata } from "../export/metadata.ts";
import { countCoverage } from "../generation/count-coverage.ts";
import { cancelGeneration, pauseGeneration, resumeGeneration, retryFailedCalls, startGeneration } from "../generation/lifecycle.ts";
import { newField } from "../generation/output-fields.ts";
import { planGeneration } from "../generation/planning.ts";
import { getProgress } from "../generation/progress.ts";
import { listRows } from "../generation/rows.ts";
import { findWrongCounts, makeUser, reply, rowsPurpose, startEngine, untilStatus } from "../generation/test-support.ts";
import { type CompletionRequest, InferenceError } from "../inference/types.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { listSources } from "./list-sources.ts";
import { addDocument, addItems, draftWith, runningWith } from "./test-support.ts";

// Whole runs from documents and from data, on a real database and queue.

let actor: Actor;

withTestQueue(async () => {
  actor = await makeUser();
});

const words = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}${index}`).join(" ");
/** A document of equal pages, each a paragraph of its own under a heading. */
const pages = (count: number, name: string) =>
  Array.from({ length: count }, (_, page) => `# ${name} ${page + 1}\n\n${words(60, `${name}${page}x`)}.\n\n`).join("\f");

const textOf = (request: CompletionRequest) => request.messages.at(-1)?.content ?? "";

async function downloadJson(id: string): Promise<Record<string, string>[]> {
  let text = "";
  for await (const part of (await downloadGeneration(actor, id, "json")).content) text += String(part);
  return JSON.parse(text);
}

describe("from documents", () => {
  test("rows are spread over the whole of all documents, each call has its chunk, and each row knows its place", async () => {
    const [first, second] = [pages(30, "alpha"), pages(10, "beta")];
    const fileIds = [await addDocument(actor, "First.md", first), await addDocument(actor, "Second.md", second)];
    const id = await runningWith(
      actor,
      { fileIds },
      { seeds: [], documentRows: 200, rowsPerCall: 2, chunking: { tokens: 200, overlap: 20 } },
    );
    const sources = await database().seed.findMany({ where: { generationId: id }, orderBy: { position: "asc" } });
    expect(sources.reduce((sum, { asked }) => sum + asked, 0)).toBe(200);
    const ofFirst = sources.filter(({ fileId }) => fileId === fileIds[0]).reduce((sum, { asked }) => sum + asked, 0);
    expect(Math.abs(ofFirst - (200 * first.length) / (first.length + second.length))).toBeLessThanOrEqual(2);

    const seen: string[] = [];
    const engine = startEngine(async (request) => {
      const { topic, count, batch, grounded } = rowsPurpose(request);
      expect(grounded).toBe(true);
      expect(textOf(request)).toContain(`<source>\n${topic.trim()}\n</source>`);
      seen.push(textOf(request));
      return reply(Array.from({ length: count }, (_, row) => ({ prompt: `${topic.slice(0, 40)} ${batch} ${row}`, completion: "c" })));
    });
    expect(await untilStatus(id, "completed", "incomplete")).toMatchObject({ status: "completed", accepted: 200, asked: 200 });
    await engine.stop(1_000);
    expect(await findWrongCounts(id)).toEqual([]);
    expect(seen.some((text) => text.includes("Source: “Second.md”, page 10"))).toBe(true);
    expect(seen.join()).toContain("exactly 2 new pairs about the source");
    const { rows } = await listRows(actor, id, { limit: 1 });
    expect(rows[0]?.source).toMatchObject({ kind: "chunk", origin: { file: "First.md" } });
    expect(await getProgress(actor, id)).toMatchObject({ seeds: [], inputs: "documents", sources: sources.length });
    expect(await buildMetadata(id)).toMatchObject({ sources: { kind: "documents", files: [{ name: "First.md" }, { name: "Second.md" }] } });
  });

  test("attributes and a balanced label are spread over the calls of chunks", async () => {
    const fileIds = [await addDocument(actor, "Labels.md", pages(20, "delta"))];
    const outputFields = [newField("text"), { ...newField("label"), allowed: ["yes", "no"], balanced: true }];
    const id = await runningWith(
      actor,
      { fileIds },
      {
        ...{ seeds: [], documentRows: 60, rowsPerCall: 5, chunking: { tokens: 200, overlap: 0 }, outputFields },
        attributes: [{ name: "tone", values: ["calm", "upset"] }],
      },
      { examples: [] },
    );
    const engine = startEngine(async (request) => {
      const { topic, count, batch, attributes } = rowsPurpose(request);
      const label = attributes?.label ?? "";
      return reply(Array.from({ length: count }, (_, row) => ({ text: `${topic.slice(0, 40)} ${label} ${batch} ${row}`, label })));
    });
    expect(await untilStatus(id, "completed", "incomplete")).toMatchObject({ status: "completed", accepted: 60 });
    await engine.stop(1_000);
    expect(await findWrongCounts(id)).toEqual([]);
    const { values } = await countCoverage(id);
    expect(values[0]).toEqual({
      name: "label",
      values: [
        { value: "yes", accepted: 30 },
        { value: "no", accepted: 30 },
      ],
    });
    expect(values[1]?.values.every(({ accepted }) => accepted >= 25)).toBe(true);
  });

  test("fewer rows than chunks stand at even distances", async () => {
    const fileIds = [await addDocument(actor, "Long.md", pages(100, "gamma"))];
    const id = await runningWith(actor, { fileIds }, { seeds: [], documentRows: 10, chunking: { tokens: 100, overlap: 0 } });
    const sources = await database().seed.findMany({ where: { generationId: id }, orderBy: { position: "asc" } });
    expect(sources.map(({ asked }) => asked)).toEqual(Array.from({ length: 10 }, () => 1));
    const places = sources.map(({ origin }) => (origin && typeof origin === "object" && "page" in origin ? Number(origin.page) : 0));
    for (const [index, page] of places.entries()) expect(Math.abs(page - (index * 10 + 5.5))).toBeLessThanOrEqual(1.5);
    await cancelGeneration(actor, id);
  });

  test("a file that was deleted, or is not read, ends it before anything is sent", async () => {
    const fileIds = [await addDocument(actor, "Gone.md", "Some text."), await addDocument(actor, "Late.md", "Some text.")];
    const id = await draftWith(actor, { fileIds }, { seeds: [], documentRows: 5 });
    await database().file.update({ where: { id: fileIds[1] ?? "" }, data: { status: "reading" } });
    await expect(startGeneration(actor, id)).rejects.toMatchObject({ code: "bad-input:configure", field: "fileIds" });
    await database().file.update({ where: { id: fileIds[1] ?? "" }, data: { status: "ready" } });
    await startGeneration(actor, id);
    await database().file.delete({ where: { id: fileIds[0] ?? "" } });
    await planGeneration(id);
    const failed = await database().generation.findUniqueOrThrow({ where: { id }, include: { seeds: true, calls: true } });
    expect(failed).toMatchObject({ status: "failed", asked: 5, missing: 5, pending: 0, seeds: [], calls: [] });
    expect(failed.statusReason).toContain("1 of the 2 files");
  });

  test("somebody else's file is not used", async () => {
    const other = await makeUser();
    const id = await draftWith(actor, { fileIds: [await addDocument(other, "Secret.md", "Secret.")] }, { seeds: [], documentRows: 5 });
    expect(await database().generationFile.count({ where: { generationId: id } })).toBe(0);
    await expect(startGeneration(actor, id)).rejects.toMatchObject({ code: "bad-input:configure" });
  });
});

const CURATION = { workflow: "custom-data-curation" } as const;

/** The demo of a model: says the input back, in capitals. */
const shout = (request: CompletionRequest) => {
  if (request.purpose.kind !== "item") throw new Error("a call for an item was expected");
  return {
    text: request.purpose.input.toUpperCase(),
    finishReason: "stop",
    usage: { inputTokens: 5, outputTokens: 5 },
    latencyMs: 1,
  } as const;
};

describe("from data", () => {
  test("1,000 items, some bad and some alike: each comes out once, in order, or is among the failures and can be retried", async () => {
    const items = Array.from({ length: 1_000 }, (_, index) => {
      if (index % 50 === 7) return { question: "", lang: "en" };
      if (index % 50 === 8) return { lang: "en" };
      return { question: index % 10 === 0 ? "the same question" : `question ${index}`, lang: index % 2 ? "en" : "de" };
    });
    const prompt = {
      prompt: "Answer in {{lang}}.",
      inputKey: "question",
      outputNames: { input: "Question", completion: "Answer" },
      seeds: [],
    };
    const fileIds = [await addItems(actor, "questions.json", items)];
    const id = await runningWith(actor, { ...CURATION, fileIds }, prompt);
    const kept = items.filter((item) => item.question);
    expect(await database().generation.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: "running",
      asked: 960,
      seedCount: 960,
    });

    let broken = true;
    const engine = startEngine(async (request) => {
      const answer = shout(request);
      if (broken && answer.text === "QUESTION 123") throw new InferenceError("refused-request", "Too long.");
      if (broken && answer.text === "QUESTION 456") return { ...answer, finishReason: "length" };
      if (answer.text === "QUESTION 11") return { ...answer, text: `<think>Hm.</think>\n\`\`\`\n${answer.text}\n\`\`\`` };
      return answer;
    });
    const ended = await untilStatus(id, "incomplete", "completed");
    expect(ended).toMatchObject({ status: "incomplete", accepted: 958, missing: 2, duplicates: 0 });
    expect(await findWrongCounts(id)).toEqual([]);
    const progress = await getProgress(actor, id);
    expect(progress.failures.map(({ code }) => code).sort()).toEqual(["cut", "refused-request"]);
    expect((await listSources(actor, id, { missing: true })).sources.map(({ label, missingReason }) => [label, missingReason])).toEqual([
      ["Item 124", "Too long."],
      ["Item 457", expect.stringContaining("token limit")],
    ]);

    broken = false;
    expect(await retryFailedCalls(actor, id)).toBe(2);
    expect(await untilStatus(id, "completed")).toMatchObject({ accepted: 960 });
    await engine.stop(1_000);
    expect(await findWrongCounts(id)).toEqual([]);
    const rows = await downloadJson(id);
    expect(rows).toEqual(kept.map(({ question = "" }) => ({ Question: question, Answer: question.toUpperCase() })));
    expect(Object.keys(rows[0] ?? {})).toEqual(["Question", "Answer"]);

    // The page of rows goes by item too, there and back.
    const first = await listRows(actor, id, { byItem: true, limit: 100 });
    const second = await listRows(actor, id, { byItem: true, limit: 100, cursor: first.next ?? "" });
    const inputs = [...first.rows, ...second.rows].map(({ data }) => data.Question);
    expect(inputs).toEqual(kept.slice(0, 200).map(({ question }) => question));
    const back = await listRows(actor, id, { byItem: true, limit: 100, cursor: second.rows[0]?.id, direction: "desc" });
    expect(back.rows.map(({ id: row }) => row).reverse()).toEqual(first.rows.map(({ id: row }) => row));
  }, 60_000);

  test("what the model gets: the instruction with the item's fields, and the input once", async () => {
    const fileIds = [await addItems(actor, "a.json", [{ q: "What is 1 + 1?", lang: "en", n: 3 }])];
    const seen: string[] = [];
    const run = async (instruction: string) => {
      const id = await runningWith(actor, { ...CURATION, fileIds }, { prompt: instruction, inputKey: "q" });
      const engine = startEngine(async (request) => {
        seen.push(textOf(request));
        expect(request.output).toBeNull();
        return shout(request);
      });
      await untilStatus(id, "completed");
      await engine.stop(1_000);
    };
    await run("Answer in {{ lang }}, at most {{n}} words.");
    await run("Rate this: {{q}}");
    expect(seen[0]).toContain("Answer in en, at most 3 words.");
    expect(seen[0]?.trimEnd().endsWith("Item:\nWhat is 1 + 1?")).toBe(true);
    expect(seen[1]?.split("What is 1 + 1?")).toHaveLength(2);
  });

  test("a key that the file does not have is an error at its field", async () => {
    const fileIds = [await addItems(actor, "a.json", [{ q: "x" }, { q: "" }])];
    const start = async (prompt: object) => startGeneration(actor, await draftWith(actor, { ...CURATION, fileIds }, prompt));
    await expect(start({ prompt: "Say {{x}}.", inputKey: "q" })).rejects.toMatchObject({ code: "bad-input:prompt", field: "prompt" });
    await expect(start({ prompt: "Say it.", inputKey: "r" })).rejects.toMatchObject({ code: "bad-input:prompt", field: "inputKey" });
    await expect(start({ prompt: "Say it.", inputKey: "" })).rejects.toMatchObject({ code: "bad-input:prompt", field: "inputKey" });
    await expect(startGeneration(actor, await draftWith(actor, CURATION, { inputKey: "q" }))).rejects.toMatchObject({
      code: "bad-input:configure",
      field: "fileIds",
    });
  });

  test("planning that is broken off and done again makes nothing twice", async () => {
    const items = Array.from({ length: 5_000 }, (_, index) => ({ q: `question ${index}` }));
    const id = await draftWith(
      actor,
      { ...CURATION, fileIds: [await addItems(actor, "many.json", items)] },
      { prompt: "Go.", inputKey: "q" },
    );
    await startGeneration(actor, id);
    const planning = planGeneration(id);
    while ((await database().seed.count({ where: { generationId: id } })) === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    await pauseGeneration(actor, id);
    await planning;
    const before = await database().seed.count({ where: { generationId: id } });
    await resumeGeneration(actor, id);
    // Twice at once, as when a worker is taken for dead.
    await Promise.all([planGeneration(id), planGeneration(id)]);
    expect(before).toBeLessThanOrEqual(5_000);
    expect(await database().generation.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: "running",
      asked: 5_000,
      pending: 5_000,
    });
    expect(await database().seed.count({ where: { generationId: id } })).toBe(5_000);
    const jobs = await database().$queryRawUnsafe<{ jobs: number; seeds: number }[]>(
      "select count(*)::int as jobs, count(distinct data->>'seedId')::int as seeds from pgboss.job where name = $1",
      `generation-${id}`,
    );
    expect(jobs).toEqual([{ jobs: 5_000, seeds: 5_000 }]);
    await cancelGeneration(actor, id);
    expect(await findWrongCounts(id)).toEqual([]);
  });
});
