import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { makeUser } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { isJsonObject } from "../json.ts";
import { makeDataset } from "../runs/test-support.ts";
import { applyChanges } from "./apply-changes.ts";
import { readDatasetFacts } from "./dataset-facts.ts";
import type { RowFilter } from "./filter.ts";
import { getReviewRow, readRowPage } from "./row-page.ts";
import { ROW_SORTS, type RowSort } from "./row-sorts.ts";
import { buildSearchIndex } from "./search/build-index.ts";
import { searchRows } from "./search/search-rows.ts";
import { countRows } from "./select-rows.ts";
import { REVIEW_STATES } from "./state.ts";
import { streamRows } from "./stream-rows.ts";

// Pages, counts and streams against a plain reference: everything in memory, filtered and sorted by hand.

const ROWS = 120;
const TEXTS = [
  "plain",
  "50% off",
  "under_score",
  "back\\slash",
  '“quoted” "twice"',
  "日本語の文",
  "smile 😀 here",
  "two\nlines",
  "ÉTÉ",
  "Plain Two",
];

let actor: Actor;
let dataset: string;
let evaluations: string[];
let known: Known[];

interface Known {
  id: string;
  seedId: string;
  text: string;
  state: (typeof REVIEW_STATES)[number];
  edited: boolean;
  scores: Record<string, number>;
}

withTestQueue(async () => {
  actor = await makeUser();
  dataset = await makeDataset(actor, { seeds: ["Lists", "Trees", "Sets"], rowsPerSeed: ROWS / 3 });
  // Another's rows lie between.
  await makeDataset(actor, { seeds: ["Lists"], rowsPerSeed: 5 });
});

beforeAll(async () => {
  const random = fc.sample(fc.nat(1_000_000), { numRuns: ROWS * 4, seed: 7 });
  evaluations = [];
  for (const name of ["All", "Some"]) {
    const shared = { ownerId: actor.id, kind: "evaluation", subjectId: dataset, config: {}, status: "completed" };
    const createdAt = new Date(Date.now() - (name === "Some" ? 60_000 : 0));
    const { id } = await database().generation.create({ data: { ...shared, name, averageScore: 3, accepted: ROWS, createdAt } });
    evaluations.push(id);
  }
  const [all = "", some = ""] = evaluations;
  const rows = await database().row.findMany({ where: { generationId: dataset }, orderBy: { id: "asc" } });
  known = [];
  for (const [index, row] of rows.entries()) {
    const at = (salt: number) => random[index * 4 + salt] ?? 0;
    const completion = `${TEXTS[at(0) % TEXTS.length]} ${"x".repeat(at(1) % 40)}`;
    const state = REVIEW_STATES[at(2) % 7] ?? "unreviewed";
    const edited = at(3) % 5 === 0;
    const scores: Record<string, number> = { [all]: 1 + (at(1) % 9) / 2 };
    if (at(2) % 3 === 0) scores[some] = 1 + (at(3) % 9) / 2;
    const prompt = `Number ${index}`;
    await database().row.update({ where: { id: row.id }, data: { data: { prompt, completion } } });
    if (state !== "unreviewed" || edited)
      await database().rowReview.create({
        data: { rowId: row.id, generationId: dataset, state, ...(edited && { original: { prompt, completion: "before" } }) },
      });
    for (const [evaluationId, score] of Object.entries(scores))
      await database().score.create({
        data: { evaluationId, rowId: row.id, seedId: row.seedId, score, criteria: [1], judgementId: 1n, rowRevision: 0 },
      });
    known.push({ id: String(row.id), seedId: String(row.seedId), text: `${prompt}\n${completion}`, state, edited, scores });
  }
});

/** PostgreSQL here folds ASCII letters only. */
const fold = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function shows(filter: RowFilter, row: Known): boolean {
  const { seed, state, edited, evaluation, minScore, maxScore, text, minLength, maxLength } = filter;
  const score = evaluation === undefined ? undefined : row.scores[evaluation];
  const length = [...row.text].length;
  return (
    (seed === undefined || row.seedId === seed) &&
    (state === undefined ? row.state !== "deleted" : row.state === state) &&
    (edited === undefined || row.edited) &&
    (evaluation === undefined ||
      (minScore === undefined && maxScore === undefined) ||
      (score !== undefined && score >= (minScore ?? 1) && score <= (maxScore ?? 5))) &&
    (text === undefined || fold(row.text).includes(fold(text))) &&
    (minLength === undefined || length >= minLength) &&
    (maxLength === undefined || length <= maxLength)
  );
}

function sorted(rows: Known[], sort: RowSort, evaluation: string): Known[] {
  const byId = (left: Known, right: Known) => Number(left.id) - Number(right.id);
  if (sort === "first") return rows.toSorted(byId);
  if (sort === "newest") return rows.toSorted((left, right) => byId(right, left));
  const sign = sort === "lowest" ? 1 : -1;
  const scored = rows.filter((row) => row.scores[evaluation] !== undefined);
  const others = rows.filter((row) => row.scores[evaluation] === undefined);
  const byScore = (left: Known, right: Known) =>
    ((left.scores[evaluation] ?? 0) - (right.scores[evaluation] ?? 0) || byId(left, right)) * sign;
  return [...scored.toSorted(byScore), ...others.toSorted(byId)];
}

const anyFilter = () => {
  const searches = [...TEXTS, "PLAIN", "日本", "%", "_", "\\", "😀", "two\nlines", "\n", "Number 1", "nowhere", "prompt", 'e"', "é"];
  return fc.record(
    {
      seed: fc.constantFrom(...new Set(known.map((row) => row.seedId))),
      state: fc.constantFrom(...REVIEW_STATES),
      edited: fc.constant<true>(true),
      evaluation: fc.constantFrom(...evaluations),
      minScore: fc.constantFrom(1, 2, 3.5),
      maxScore: fc.constantFrom(2.5, 4, 5),
      text: fc.constantFrom(...searches),
      minLength: fc.constantFrom(0, 20, 30),
      maxLength: fc.constantFrom(25, 40, 1_000),
    },
    { requiredKeys: [] },
  );
};

/** So that long datasets' ways are taken. */
const LIMITS = [
  undefined,
  { shortWalk: 0, step: 7, firstLook: 0, mostIds: 5, leastIndexed: 0 },
  { shortWalk: 0, step: 7, firstLook: 170, mostIds: 5, leastIndexed: 0 },
  { shortWalk: 3, step: 2, firstLook: 20, mostIds: 100, leastIndexed: 0 },
];

beforeAll(() => buildSearchIndex(dataset, { leastRows: 0 }));

test("pages, counts and streams are those of a plain reference, under every filter and order", async () => {
  const [all = ""] = evaluations;
  const place = fc.record({ sort: fc.constantFrom(...ROW_SORTS), offset: fc.nat(ROWS), limit: fc.integer({ min: 1, max: 50 }) });
  await fc.assert(
    fc.asyncProperty(
      anyFilter(),
      place,
      fc.integer({ min: 1, max: ROWS }),
      fc.constantFrom(...LIMITS),
      async (filter, { sort, offset, limit }, batch, limits) => {
        const shown = sorted(
          known.filter((row) => shows(filter, row)),
          sort,
          filter.evaluation ?? all,
        );
        const { rows } = await readRowPage(actor, dataset, { filter, sort, offset, limit }, limits);
        expect(rows.map((row) => row.id)).toEqual(shown.slice(offset, offset + limit).map((row) => row.id));
        expect(await countRows(dataset, filter)).toBe(shown.length);
        const streamed: string[] = [];
        for await (const part of streamRows(dataset, filter, { batch })) streamed.push(...part.map((row) => row.id));
        expect(streamed).toEqual(sorted(shown, "first", all).map((row) => row.id));
      },
    ),
    { numRuns: 120 },
  );
});

test("a page's rows carry what is known of them", async () => {
  const { rows } = await readRowPage(actor, dataset, { filter: {}, sort: "first", offset: 2, limit: 3 });
  expect(rows.map((row) => row.position)).toEqual([2, 3, 4]);
  for (const row of rows) {
    const own = known.find(({ id }) => id === row.id);
    expect(row).toMatchObject({ state: own?.state, edited: own?.edited, score: own?.scores[evaluations[0] ?? ""] ?? null });
    expect(Object.values(row.data).join("\n")).toBe(own?.text);
    const { position: _, ...rest } = row;
    expect(await getReviewRow(actor, dataset, row.id)).toEqual(rest);
  }
});

test("a search finds what was edited and what came since its index was made", async () => {
  const id = await makeDataset(actor, { seeds: ["Maps", "Sets"], rowsPerSeed: 5 });
  await buildSearchIndex(id, { leastRows: 0 });
  const find = async (text: string) => {
    return (await searchRows(await readDatasetFacts(id), text, 0))?.toSorted((one, other) => Number(one) - Number(other));
  };
  const rows = await database().row.findMany({ where: { generationId: id }, orderBy: { id: "asc" } });
  const ids = rows.map((row) => String(row.id));
  expect(await find("ANSWER")).toEqual(ids);
  expect(await find("nowhere")).toEqual([]);
  const [first = "", , third = ""] = ids;
  await applyChanges(actor, id, "edit", [{ rowId: third, revision: 0, data: { prompt: "Quite new", completion: "日本語 words" } }]);
  expect(await find("quite new")).toEqual([third]);
  expect(await find("日本")).toEqual([third]);
  const { callId, generationId, seedId } = rows[0] ?? { callId: "", generationId: "", seedId: null };
  const added = { callId, generationId, seedId, promptHash: Buffer.from("new"), data: { prompt: "A late one", completion: "." } };
  const late = await database().row.create({ data: added });
  // As long as not all rows are accounted for, the index says nothing.
  expect(await find("a late one")).toBeUndefined();
  await database().generation.update({ where: { id }, data: { accepted: { increment: 1 } } });
  expect(await find("a late one")).toEqual([String(late.id)]);
  await buildSearchIndex(id, { leastRows: 0 });
  expect(await find("a late one")).toEqual([String(late.id)]);
  const untouched = rows[0]?.data;
  expect(await find(isJsonObject(untouched) ? String(untouched.prompt) : "")).toEqual([first]);
});

test("an evaluation of another dataset shows nothing of this one", async () => {
  const other = await makeDataset(actor, { seeds: ["Maps"], rowsPerSeed: 5 });
  const filter = { evaluation: evaluations[0] ?? "", minScore: 1 };
  expect(await countRows(other, filter)).toBe(0);
  expect((await readRowPage(actor, other, { filter, sort: "lowest", offset: 0, limit: 10 })).rows).toEqual([]);
});
