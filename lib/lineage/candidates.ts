import { z } from "zod";
import { database } from "../db/client.ts";
import { checkExample } from "../generation/fields/check-examples.ts";
import { inFieldOrder, type RowData, type RowShape } from "../generation/fields/row-shape.ts";
import { toRowId } from "../generation/keyset.ts";
import { jsonSchema } from "../json.ts";
import { describeSource, readSource } from "../sources/origin.ts";

/** An approved row that can become an example. */
export interface Candidate {
  id: string;
  data: RowData;
  /** The seed's text, or where its source stands. */
  seed: string;
}

interface Found {
  id: string;
  data: unknown;
  text: string | null;
  kind: string | null;
  origin: unknown;
}

const rowData = z.record(z.string(), jsonSchema);

/** Approved rows that a page offers, those that are chosen first. */
const OFFERED = 60;

/**
 * Approved rows of a dataset in an order that spreads them over its seeds: one of each seed, then a second of each, and so on.
 * Those that are too long for an example are left out.
 */
export async function readCandidates(generationId: string, shape: RowShape): Promise<Candidate[]> {
  const found = await database().$queryRawUnsafe<Found[]>(CANDIDATES, generationId, OFFERED);
  return found.map((row) => toCandidate(row, shape)).filter(({ data }) => fits(shape, data));
}

/** The chosen ones, as far as they are approved rows of this dataset, in the order in which they were chosen. */
export async function readChosen(generationId: string, shape: RowShape, ids: readonly string[]): Promise<Candidate[]> {
  const found = await database().$queryRawUnsafe<Found[]>(CHOSEN, generationId, ids.map(toRowId).map(String));
  const byId = new Map(found.map((row) => [row.id, toCandidate(row, shape)]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []).filter(({ data }) => fits(shape, data));
}

export const countApproved = (generationId: string): Promise<number> =>
  database().rowReview.count({ where: { generationId, state: "approved" } });

const fits = (shape: RowShape, data: RowData) => checkExample(shape.fields, data).length === 0;

function toCandidate({ id, data, text, kind, origin }: Found, shape: RowShape): Candidate {
  const source = kind === null ? null : readSource(kind, origin);
  return { id, data: inFieldOrder(shape, rowData.parse(data)), seed: source ? describeSource(source) : (text ?? "") };
}

const CANDIDATES = `
  with approved as (
    select r.id, r.seed_id, row_number() over (partition by r.seed_id order by r.id) as turn
    from row_reviews v join rows r on r.id = v.row_id where v.generation_id = $1::uuid and v.state = 'approved'
  ), first as (select id, turn, seed_id from approved order by turn, seed_id limit $2::int)
  select r.id::text, r.data, s.text, s.kind, s.origin
  from first join rows r on r.id = first.id left join seeds s on s.id = first.seed_id order by first.turn, first.seed_id`;

const CHOSEN = `
  select r.id::text, r.data, s.text, s.kind, s.origin
  from row_reviews v join rows r on r.id = v.row_id left join seeds s on s.id = r.seed_id
  where v.generation_id = $1::uuid and v.state = 'approved' and r.id = any($2::bigint[])`;
