import { queryTexts } from "../../db/text-queries.ts";
import type { DatasetFacts } from "../dataset-facts.ts";
import { textCondition } from "../select-rows.ts";
import { askForIndex } from "./ask-for-index.ts";
import { gramsToAsk } from "./grams.ts";
import { CHANGED_SINCE, LEAST_ROWS, MOST_BESIDES, SLICE_BYTES } from "./segments.ts";

/** Share of all blocks that is looked through at the most: of more, reading all rows takes no longer. */
const MOST_BLOCKS = 0.4;

/** Blocks that are looked through first, when not all that is found is asked for; then twice as many, and so on. */
const FIRST_BLOCKS = 128;

/**
 * The ids of the rows of a dataset whose texts have a part, found by its index; null when it has none (yet), or one that is of
 * no use for this text: of less than three letters, or in too many rows.
 * @param leastRows of a dataset that has one; only tests set it
 */
export async function searchRows(facts: DatasetFacts, text: string, leastRows = LEAST_ROWS): Promise<string[] | null> {
  const candidates = await findCandidates(facts, text, leastRows);
  if (!candidates || candidates.blocks.length > Math.max(50, candidates.all * MOST_BLOCKS)) return null;
  const found = await Promise.all([lookThrough(facts.id, text, candidates.blocks), lookBesides(facts.id, text, candidates)]);
  return [...new Set(found.flat())];
}

/**
 * The same in the order of the ids, a part of them at a time, so that the first are there when few rows have been read. Null
 * where the index is of no use.
 */
export async function searchInOrder(facts: DatasetFacts, text: string, descending: boolean, leastRows = LEAST_ROWS) {
  const candidates = await findCandidates(facts, text, leastRows);
  return candidates && readInOrder(facts.id, text, candidates, descending);
}

async function* readInOrder(id: string, text: string, candidates: Candidates, descending: boolean): AsyncGenerator<string[]> {
  const blocks = descending ? candidates.blocks.toReversed() : candidates.blocks;
  const inOrder = (ids: Iterable<string>) =>
    [...ids]
      .map(BigInt)
      .toSorted((one, other) => (one < other === descending ? 1 : -1))
      .map(String);
  let besides = inOrder(await lookBesides(id, text, candidates));
  for (let start = 0, size = FIRST_BLOCKS; start < blocks.length; start += size, size *= 2) {
    const found = await lookThrough(id, text, blocks.slice(start, start + size));
    const edge = inOrder(found).at(-1);
    // What lies besides and before the last one found has its place among these.
    const isBefore = (one: string) => edge !== undefined && (descending ? BigInt(one) >= BigInt(edge) : BigInt(one) <= BigInt(edge));
    yield inOrder(new Set([...found, ...besides.filter(isBefore)]));
    besides = besides.filter((one) => !isBefore(one));
  }
  yield besides;
}

interface Candidates {
  /** Those that have all groups of the text, in the order of their rows. */
  blocks: { segment: number; number: number }[];
  /** How many blocks there are. */
  all: number;
  builtAt: string;
  lastId: string;
}

async function findCandidates({ id, accepted }: DatasetFacts, text: string, leastRows: number): Promise<Candidates | null> {
  const grams = gramsToAsk(text);
  if (grams.length === 0 || accepted < leastRows) return null;
  const index = await readIndex(id);
  if (!index || index.rows + index.newer !== accepted || index.newer > MOST_BESIDES || index.changed > MOST_BESIDES) {
    if (accepted >= LEAST_ROWS) askForIndex(id);
    return null;
  }
  return { ...index, ...(await findBlocks(id, grams)) };
}

async function lookThrough(id: string, text: string, blocks: Candidates["blocks"]): Promise<string[]> {
  const parameters: unknown[] = [id, blocks.map(({ segment }) => segment), blocks.map(({ number }) => number)];
  const condition = textCondition(text, (value) => `$${parameters.push(value)}`);
  return (await queryTexts(`${LOOK_THROUGH} where ${condition}`, parameters)).map(([row]) => row ?? "");
}

/** Rows that were changed since they were indexed, and rows that came since. */
async function lookBesides(id: string, text: string, { builtAt, lastId }: Candidates): Promise<string[]> {
  const parameters: unknown[] = [id, builtAt, lastId];
  const condition = textCondition(text, (value) => `$${parameters.push(value)}`);
  const found = await queryTexts(
    `select r.id from (${CHANGED_SINCE}) as changed cross join lateral (
      select * from rows r where r.generation_id = $1::uuid and r.id = changed.row_id offset 0) as r where ${condition}
    union select r.id from rows r where r.generation_id = $1::uuid and r.id > $3::bigint and ${condition}`,
    parameters,
  );
  return found.map(([row]) => row ?? "");
}

/** How far the index goes, and how much has changed since. */
async function readIndex(generationId: string) {
  const [[rows = null, lastId = null, builtAt = null] = []] = await queryTexts(READ_INDEX, [generationId]);
  if (rows === null || lastId === null || builtAt === null) return null;
  const [[newer = null, changed = null] = []] = await queryTexts(READ_CHANGES, [generationId, builtAt, lastId, MOST_BESIDES + 1]);
  return { rows: Number(rows), lastId, builtAt, newer: Number(newer), changed: Number(changed) };
}

const READ_INDEX = "select sum(rows), max(last_id), min(built_at) from search_segments where generation_id = $1::uuid";

const READ_CHANGES = `
  select (select count(*) from (select from rows where generation_id = $1::uuid and id > $3::bigint limit $4::int) as newer),
    (select count(*) from (${CHANGED_SINCE} limit $4::int) as changed)`;

async function findBlocks(generationId: string, grams: readonly number[]): Promise<Pick<Candidates, "blocks" | "all">> {
  const offsets = grams.map((bucket) => bucket * SLICE_BYTES + 1);
  const lines = await queryTexts(READ_SLICES, [generationId, offsets, SLICE_BYTES]);
  const blocks: Candidates["blocks"] = [];
  let all = 0;
  for (const [segment = null, count = null, hex = null] of lines) {
    const slices = Buffer.from(hex ?? "", "hex");
    all += Number(count);
    for (let byte = 0; byte < SLICE_BYTES; byte += 1) {
      let bits = 0xff;
      for (let at = byte; at < slices.length && bits !== 0; at += SLICE_BYTES) bits &= slices[at] ?? 0;
      for (let bit = 0; bits >> bit !== 0; bit += 1)
        if ((bits & (1 << bit)) !== 0) blocks.push({ segment: Number(segment), number: byte * 8 + bit });
    }
  }
  return { blocks, all };
}

const READ_SLICES = `
  select segment, cardinality(starts), (
    select string_agg(encode(substring(bits from place for $3::int), 'hex'), '') from unnest($2::int[]) as place)
  from search_segments where generation_id = $1::uuid order by segment`;

/** `offset 0`: the database is to read each block by itself, and not to look for the text in all rows beforehand. */
const LOOK_THROUGH = `
  with block as materialized (
    select starts[number + 1] as first, coalesce(starts[number + 2] - 1, last_id) as last
    from unnest($2::int[], $3::int[]) as wanted(segment, number)
    join search_segments using (segment) where generation_id = $1::uuid)
  select r.id from block cross join lateral (
    select * from rows r where r.generation_id = $1::uuid and r.id between block.first and block.last offset 0) as r`;
