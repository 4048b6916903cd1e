import { describe, expect, test } from "vitest";
import { createRandom } from "../../e2e/inference-server/random.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import type { OfferedRow } from "./accept.ts";
import type { CallJob, EngineStore, FinishedCall } from "./engine-types.ts";
import { promptHash } from "./hash.ts";
import { createNearDuplicateIndex, type SimilarityMeasure } from "./near-duplicates/index.ts";
import { getProgress } from "./progress.ts";
import { getRefusedRow, listRefusedRows } from "./refused-rows.ts";
import { postgresStore } from "./store.ts";
import { findWrongCounts, makeRunning, makeUser, reply, rowsPurpose, type Shape, startEngine, untilStatus } from "./test-support.ts";

// Near copies, as they are refused while rows are stored: on a real database, by one worker and by several.

let actor: Actor;

withTestQueue(async () => {
  actor = await makeUser();
});

const BREAD =
  "Explain to a newcomer how a sourdough starter is fed during the first week, and what tells you that it is ready to bake with";
const RIVER = "Compare three ways to measure how fast a small river flows when neither a boat nor a bridge is at hand";
const STARS = "Which stars could a sailor of the sixteenth century use to find the latitude of the ship south of the equator";

const row = (prompt: string, completion = "c"): OfferedRow => ({ data: { prompt, completion }, hash: promptHash(prompt) });

function finished(job: CallJob, prompts: readonly (string | OfferedRow)[], repeats: readonly string[] = []): FinishedCall {
  const offered = prompts.map((prompt) => (typeof prompt === "string" ? row(prompt) : prompt));
  return {
    ...{ job, status: "done", offered, repeats: repeats.map((prompt) => row(prompt)), invalid: 0, attempts: 1, inputTokens: 1 },
    ...{ outputTokens: 1, costUsd: 0, latencyMs: 1, finishReason: "stop", errorCode: "", errorMessage: "" },
  };
}

async function running(shape: Shape): Promise<{ id: string; store: EngineStore; take: () => Promise<CallJob> }> {
  const id = await makeRunning(actor, shape);
  const store = postgresStore();
  const take = async () => {
    const [job] = await store.fetchCalls(id, 1);
    if (!job) throw new Error("no call is left");
    return job;
  };
  return { id, store, take };
}

const textOf = (stored: { data: { prompt?: unknown } } | null) => String(stored?.data.prompt ?? "");

const promptsOf = async (id: string) =>
  (await database().row.findMany({ where: { generationId: id }, orderBy: { id: "asc" } })).map(({ data }) =>
    Reflect.get(Object(data), "prompt"),
  );

const refusedOf = async (id: string) =>
  (await listRefusedRows(actor, id)).rows.map((refused) => ({
    ...{ prompt: refused.data.prompt, kind: refused.kind, similarity: refused.similarity, resembled: refused.resembled?.data.prompt },
  }));

describe.each<SimilarityMeasure>(["shingles", "rouge-l"])("by %s", (measure) => {
  test("near copies are refused across seeds, calls and within an answer, and shown with what they resembled", async () => {
    const { id, store, take } = await running({ seeds: ["Baking", "Rivers"], rowsPerSeed: 8, rowsPerCall: 4, threshold: 0.8, measure });
    await store.commit([finished(await take(), [BREAD, `${BREAD} today`, RIVER], [BREAD.toUpperCase()])]);
    const other = await take();
    await store.commit([finished(other, [`Please: ${RIVER}`, `${STARS}?`]), finished(await take(), [` ${STARS}!`, BREAD])]);
    expect(await promptsOf(id)).toEqual([BREAD, RIVER, `${STARS}?`]);
    expect(await refusedOf(id)).toEqual([
      { prompt: `${BREAD} today`, kind: "near", similarity: expect.closeTo(0.96, 1), resembled: BREAD },
      { prompt: BREAD.toUpperCase(), kind: "exact", similarity: 1, resembled: BREAD },
      { prompt: `Please: ${RIVER}`, kind: "near", similarity: expect.closeTo(0.95, 1), resembled: RIVER },
      { prompt: ` ${STARS}!`, kind: "exact", similarity: 1, resembled: `${STARS}?` },
      { prompt: BREAD, kind: "exact", similarity: 1, resembled: BREAD },
    ]);
    expect(await findWrongCounts(id)).toEqual([]);
    const { seeds, duplicates } = await getProgress(actor, id);
    expect(duplicates).toBe(5);
    expect(seeds.map((seed) => seed.duplicates).reduce((sum, count) => sum + count)).toBe(5);
    const ofOther = await listRefusedRows(actor, id, { seedId: other.seedId });
    expect(ofOther.rows.map(({ data }) => data.prompt)).toContain(`Please: ${RIVER}`);
    const [first] = ofOther.rows;
    expect(await getRefusedRow(actor, id, first?.id ?? "")).toEqual(first);
  });
});

test("switched off, only exact duplicates are refused", async () => {
  const { id, store, take } = await running({ seeds: 1, rowsPerSeed: 8, rowsPerCall: 4, threshold: null });
  await store.commit([finished(await take(), [BREAD, `${BREAD} today`], [BREAD])]);
  await store.commit([finished(await take(), [`${BREAD}.`, `${BREAD} now`])]);
  expect(await promptsOf(id)).toEqual([BREAD, `${BREAD} today`, `${BREAD} now`]);
  expect(await refusedOf(id)).toEqual([
    { prompt: BREAD, kind: "exact", similarity: 1, resembled: BREAD },
    { prompt: `${BREAD}.`, kind: "exact", similarity: 1, resembled: BREAD },
  ]);
  expect(await findWrongCounts(id)).toEqual([]);
});

test("a copy of what was itself refused is refused for the same reason", async () => {
  const { id, store, take } = await running({ seeds: 1, rowsPerSeed: 8, rowsPerCall: 4, threshold: 0.8 });
  await store.commit([finished(await take(), [BREAD, `${BREAD} today`], [`${BREAD} TODAY`])]);
  expect(await refusedOf(id)).toMatchObject([
    { kind: "near", resembled: BREAD },
    { kind: "near", resembled: BREAD },
  ]);
});

describe("the memory of a worker", () => {
  test("is right after a commit that failed, and after one that came twice", async () => {
    const { id, store, take } = await running({ seeds: 2, rowsPerSeed: 12, rowsPerCall: 4, threshold: 0.8 });
    const good = finished(await take(), [BREAD, RIVER]);
    const bad = finished(await take(), [{ ...row(STARS), hash: "no hexadecimal number" }]);
    await expect(store.commit([good, bad])).rejects.toThrow("refuses a call's data");
    expect(await promptsOf(id)).toEqual([]);
    // What was rolled back is no copy of itself.
    await store.commit([good]);
    await store.commit([good, good]);
    expect(await promptsOf(id)).toEqual([BREAD, RIVER]);
    await store.commit([{ ...bad, offered: [row(STARS), row(`${BREAD} today`)] }]);
    expect(await promptsOf(id)).toEqual([BREAD, RIVER, STARS]);
    expect(await refusedOf(id)).toMatchObject([{ prompt: `${BREAD} today`, resembled: BREAD }]);
    expect(await findWrongCounts(id)).toEqual([]);
  });

  test("holds after a restart what was stored before, however much it is", async () => {
    const texts = distinctTexts(2_500);
    const { id, store, take } = await running({ seeds: 1, rowsPerSeed: 10, rowsPerCall: 5, threshold: 0.8 });
    const { id: callId, seedId } = await take();
    await store.commit([finished({ id: callId, generationId: id, seedId, count: 5, batch: 0, batches: 2 }, [BREAD])]);
    await database().row.createMany({
      data: texts.map((prompt) => ({
        ...{ generationId: id, callId, seedId: BigInt(seedId), data: { prompt, completion: "c" } },
        promptHash: Buffer.from(promptHash(prompt), "hex"),
      })),
    });
    const restarted = postgresStore();
    const [job] = await restarted.fetchCalls(id, 1);
    if (!job) throw new Error("no call is left");
    await restarted.commit([finished(job, [`${texts[3]} now`, `${texts[2_499]} now`, `${BREAD} now`, STARS])]);
    expect((await refusedOf(id)).map(({ resembled }) => resembled)).toEqual([texts[3], texts[2_499], BREAD]);
  });

  test("of a generation that the engine has left is dropped, and read again when it is needed", async () => {
    const { id, store, take } = await running({ seeds: 1, rowsPerSeed: 8, rowsPerCall: 4, threshold: 0.8 });
    await store.commit([finished(await take(), [BREAD])]);
    await store.listStates([]);
    await store.commit([finished(await take(), [`${BREAD} today`, RIVER])]);
    expect(await promptsOf(id)).toEqual([BREAD, RIVER]);
  });
});

/** Texts of many different words; no two alike. */
function distinctTexts(count: number): string[] {
  return Array.from({ length: count }, (_, index) => wordsOf(index + 1, 12).join(" "));
}

const SYLLABLES = ["ba", "ko", "ri", "me", "sul", "tan", "vo", "ne", "pli", "gar", "du", "fes", "wo", "hin", "jy", "lek"];

function wordsOf(seed: number, length: number): string[] {
  const random = createRandom(seed);
  const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? "";
  return Array.from({ length }, () => `${syllable()}${syllable()}${syllable()}`);
}

/** A stream of texts of which many are the same, or almost the same, as others. */
function createStream(seed: number): () => string {
  const random = createRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return () => {
    const words = wordsOf(random() < 0.6 ? 1_000 + below(10) : 10_000 + below(100_000), 40);
    for (let changes = below(3); changes > 0; changes -= 1) words[below(words.length)] = wordsOf(2_000 + below(500), 1)[0] ?? "";
    return random() < 0.2 ? words.join("  ").toUpperCase() : words.join(" ");
  };
}

function chooseDistinct(count: number, next: () => string): string[] {
  const chosen = new Map<string, string>();
  while (chosen.size < count) {
    const prompt = next();
    chosen.set(promptHash(prompt), prompt);
  }
  return [...chosen.values()];
}

describe("several workers at one generation", () => {
  test.each([1, 2, 3, 4])("never accept two near copies between them, never more than asked, and the counts add up (%i)", async (seed) => {
    const id = await makeRunning(actor, { seeds: 4, rowsPerSeed: 30, rowsPerCall: 5, threshold: 0.8 });
    const next = createStream(seed);
    const work = async (store: EngineStore) => {
      for (let left = true; left; ) {
        const jobs = await store.fetchCalls(id, 2).catch(() => []);
        if (jobs.length > 0) await store.commit(jobs.map((job) => finished(job, chooseDistinct(job.count, next))));
        const { asked, accepted, pending, missing } = await database().generation.findUniqueOrThrow({ where: { id } });
        expect(accepted + pending + missing).toBe(asked);
        left = pending > 0;
      }
    };
    await Promise.all([postgresStore(), postgresStore()].map(work));
    expect(await findWrongCounts(id)).toEqual([]);
    const accepted = await promptsOf(id);
    const index = createNearDuplicateIndex({ measure: "shingles", threshold: 0.8 });
    for (const prompt of accepted) {
      expect(index.find(index.prepare(prompt))).toBeNull();
      index.add(index.prepare(prompt));
    }
    expect(accepted.length).toBeGreaterThan(20);
    const { rows } = await listRefusedRows(actor, id, { limit: 500 });
    expect(rows.length).toBeGreaterThan(20);
    for (const { data, kind, similarity, resembled } of rows) {
      const alone = createNearDuplicateIndex({ measure: "shingles", threshold: 0.8 });
      alone.add(alone.prepare(textOf(resembled)));
      expect(alone.find(alone.prepare(textOf({ data })))?.similarity).toBeCloseTo(similarity, 5);
      expect(kind === "exact").toBe(promptHash(textOf({ data })) === promptHash(textOf(resembled)));
    }
  });

  test("a run of the engine whose model writes near copies ends with the rows asked for", async () => {
    const id = await makeRunning(actor, { seeds: 3, rowsPerSeed: 20, rowsPerCall: 5, threshold: 0.8 });
    const texts = distinctTexts(60);
    let made = 0;
    const complete = async (request: Parameters<typeof rowsPurpose>[0]) =>
      reply(
        Array.from({ length: rowsPurpose(request).count }, () => {
          made += 1;
          // Every third is a near copy of the one before.
          const text = texts[Math.min(59, Math.floor((made * 2) / 3))];
          return { prompt: made % 3 === 0 ? `${text} again` : text, completion: "c" };
        }),
      );
    const engines = [startEngine(complete), startEngine(complete)];
    const done = await untilStatus(id, "completed", "incomplete");
    await Promise.all(engines.map((engine) => engine.stop(1_000)));
    expect(done.accepted + done.missing).toBe(60);
    expect(done.pending).toBe(0);
    expect(done.duplicates).toBeGreaterThan(10);
    expect(done.status === "incomplete" ? done.statusReason : "near copies").toMatch(/near copies/);
    expect(await findWrongCounts(id)).toEqual([]);
  });
});
