import { database } from "../../db/client.ts";
import { queryTexts } from "../../db/text-queries.ts";
import { toStatus } from "../../generation/access.ts";
import { ENDED } from "../../generation/status.ts";
import { createPace } from "../../pace.ts";
import { BUCKETS, forEachGram } from "./grams.ts";
import { BLOCK_ROWS, CHANGED_SINCE, LEAST_ROWS, MOST_BESIDES, SEGMENT_ROWS, SLICE_BYTES } from "./segments.ts";

const BATCH = 2_048;

interface Segment {
  number: number;
  starts: string[];
  lastId: string;
  rows: number;
  bits: Uint8Array;
  builtAt: string;
}

/**
 * Brings the search index of an ended, long dataset up to date: rows that came since are added, and all is made anew after
 * many edits. Takes some 25 s for a million rows and 2 MB of memory. May be repeated, and broken off.
 * @param leastRows of a dataset that gets one; only tests set it
 */
export async function buildSearchIndex(generationId: string, { leastRows = LEAST_ROWS }: { leastRows?: number } = {}): Promise<void> {
  const generation = await database().generation.findUnique({
    where: { id: generationId },
    select: { kind: true, status: true, accepted: true },
  });
  if (generation?.kind !== "dataset" || generation.accepted < leastRows || !ENDED.includes(toStatus(generation.status))) return;
  const { number, after } = await findStart(generationId);
  await addFrom(generationId, number, after);
}

const BEGINNING = { number: 0, after: "0" };

/**
 * Behind the last full segment; from the beginning when many of the indexed rows have other texts now, or when one was stored
 * among them since: a Retry may have begun while they were read.
 */
async function findStart(generationId: string): Promise<{ number: number; after: string }> {
  const [[oldest = null, full = null, after = null] = []] = await queryTexts(FULL_SEGMENTS, [generationId, SEGMENT_ROWS]);
  if (oldest === null || full === null || after === null) return BEGINNING;
  const [[changed = null, rows = null] = []] = await queryTexts(CHECK, [generationId, oldest, after]);
  const stays = Number(changed) <= MOST_BESIDES / 2 && Number(rows) === Number(full) * SEGMENT_ROWS;
  return stays ? { number: Number(full), after } : BEGINNING;
}

const FULL_SEGMENTS = `
  select min(built_at), count(*), max(last_id) from search_segments where generation_id = $1::uuid and rows = $2::int`;

const CHECK = `
  select (select count(*) from (${CHANGED_SINCE}) as changed),
    (select count(*) from rows where generation_id = $1::uuid and id <= $3::bigint)`;

async function addFrom(generationId: string, first: number, after: string): Promise<void> {
  const pace = createPace();
  let segment = await newSegment(first);
  for (let last = after; ; ) {
    const rows = await queryTexts(NEXT_ROWS, [generationId, last, Math.min(BATCH, SEGMENT_ROWS - segment.rows)]);
    for (const [id = null, text = null] of rows) {
      addRow(segment, id ?? "", text ?? "");
      await pace();
    }
    last = segment.lastId || last;
    if (rows.length === 0 || segment.rows === SEGMENT_ROWS) {
      if (segment.rows > 0) await store(generationId, segment);
      if (rows.length === 0) break;
      segment = await newSegment(segment.number + 1);
    }
  }
}

const NEXT_ROWS = `
  select id, row_text(data) from rows where generation_id = $1::uuid and id > $2::bigint order by id limit $3::int`;

/** A change that is being written may have begun some minutes ago. */
async function newSegment(number: number): Promise<Segment> {
  const [[builtAt = null] = []] = await queryTexts("select now() - interval '5 minutes'", []);
  return { number, starts: [], lastId: "", rows: 0, bits: new Uint8Array(BUCKETS * SLICE_BYTES), builtAt: builtAt ?? "" };
}

function addRow(segment: Segment, id: string, text: string): void {
  const block = Math.floor(segment.rows / BLOCK_ROWS);
  if (segment.rows % BLOCK_ROWS === 0) segment.starts.push(id);
  const { bits } = segment;
  const [byte, bit] = [block >> 3, 1 << (block & 7)];
  forEachGram(text, (bucket) => {
    const at = bucket * SLICE_BYTES + byte;
    bits[at] = (bits[at] ?? 0) | bit;
  });
  segment.rows += 1;
  segment.lastId = id;
}

async function store(generationId: string, { number, starts, lastId, rows, bits, builtAt }: Segment): Promise<void> {
  await queryTexts(STORE, [generationId, number, rows, starts, lastId, Buffer.from(bits.buffer), builtAt]);
}

/** Of a dataset that was deleted meanwhile nothing is stored. */
const STORE = `
  insert into search_segments (generation_id, segment, rows, starts, last_id, bits, built_at)
  select id, $2::int, $3::int, $4::bigint[], $5::bigint, $6::bytea, $7::timestamptz from generations where id = $1::uuid
  on conflict (generation_id, segment) do update set rows = excluded.rows, starts = excluded.starts, last_id = excluded.last_id,
    bits = excluded.bits, built_at = excluded.built_at`;
