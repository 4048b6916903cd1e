import { queryTexts } from "../../db/text-queries.ts";
import type { DatasetFacts } from "../dataset-facts.ts";
import { textCondition } from "../select-rows.ts";
import { gramsToAsk } from "./grams.ts";
import { CHANGED_SINCE, LEAST_ROWS, MOST_BESIDES, SLICE_BYTES } from "./segments.ts";

/** Share of all blocks that is looked through at the most: of more, reading all rows takes no longer. */
const MOST_BLOCKS = 0.4;

export interface Found {
  /** The ids of all rows with the text, in the order of the ids. */
  ids: string[];
}

/**
 * The rows of a dataset whose texts have a part, found by its index; null when it has none (yet), or one that is of no use
 * for this text: of less than three letters, or in too many rows.
 * @param leastRows of a dataset that has one; only tests set it
 */
export async function searchRows({ id, accepted }: DatasetFacts, text: string, leastRows = LEAST_ROWS): Promise<Found | null> {
  const grams = gramsToAsk(text);
  if (grams.length === 0 || accepted < leastRows) return null;
  const index = await readIndex(id);
  if (!index || index.rows + index.newer !== accepted || index.newer > MOST_BESIDES || index.changed > MOST_BESIDES) return null;
  const blocks = await findBlocks(id, grams);
  if (blocks.segments.length > Math.max(50, blocks.all * MOST_BLOCKS)) return null;
  const parameters: unknown[] = [id, index.builtAt, index.lastId, blocks.segments, blocks.numbers];
  const condition = textCondition(text, (value) => `$${parameters.push(value)}`);
  const found = await queryTexts(findStatement(condition), parameters);
  return { ids: found.map(([row]) => row ?? "") };
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

/** The blocks that have all groups, each by its segment and its number there, and how many blocks there are. */
async function findBlocks(generationId: string, grams: readonly number[]) {
  const offsets = grams.map((bucket) => bucket * SLICE_BYTES + 1);
  const lines = await queryTexts(READ_SLICES, [generationId, offsets, SLICE_BYTES]);
  const segments: number[] = [];
  const numbers: number[] = [];
  let all = 0;
  for (const [segment = null, blocks = null, hex = null] of lines) {
    const slices = Buffer.from(hex ?? "", "hex");
    all += Number(blocks);
    for (let byte = 0; byte < SLICE_BYTES; byte += 1) {
      let bits = 0xff;
      for (let at = byte; at < slices.length && bits !== 0; at += SLICE_BYTES) bits &= slices[at] ?? 0;
      for (let bit = 0; bits >> bit !== 0; bit += 1) {
        if ((bits & (1 << bit)) === 0) continue;
        segments.push(Number(segment));
        numbers.push(byte * 8 + bit);
      }
    }
  }
  return { segments, numbers, all };
}

const READ_SLICES = `
  select segment, cardinality(starts), (
    select string_agg(encode(substring(bits from place for $3::int), 'hex'), '') from unnest($2::int[]) as place)
  from search_segments where generation_id = $1::uuid order by segment`;

/** Rows in the blocks that may have it, those that were changed since they were indexed, and those that came since. */
const findStatement = (condition: string) => `
  with block as materialized (
    select starts[number + 1] as first, coalesce(starts[number + 2] - 1, last_id) as last
    from unnest($4::int[], $5::int[]) as wanted(segment, number)
    join search_segments using (segment) where generation_id = $1::uuid),
  looked as (
    select r.id from block cross join lateral (
      select * from rows r where r.generation_id = $1::uuid and r.id between block.first and block.last) as r where ${condition}
    union
    select r.id from rows r where r.generation_id = $1::uuid and r.id in (${CHANGED_SINCE}) and ${condition}
    union
    select r.id from rows r where r.generation_id = $1::uuid and r.id > $3::bigint and ${condition})
  select id from looked order by id`;
