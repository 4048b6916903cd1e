import { z } from "zod";
import { database } from "../db/client.ts";
import { jsonSchema } from "../json.ts";
import { type CallTopic, readSource } from "../sources/origin.ts";

interface Found {
  id: string;
  text: string;
  kind: string;
  origin: unknown;
  rowId: string | null;
  data: unknown;
  revision: number;
  madeOf: string | null;
  madeKind: string | null;
  madeOrigin: unknown;
}

const rowData = z.record(z.string(), jsonSchema);

/** What seeds, sources and rows are, by the id of their line in `seeds`; one that was deleted is left out. */
export async function readTopics(seedIds: readonly string[]): Promise<Map<string, CallTopic>> {
  const found = await database().$queryRawUnsafe<Found[]>(READ_TOPICS, seedIds);
  return new Map(found.map((line) => [line.id, toTopic(line)]));
}

function toTopic({ text, kind, origin, rowId, data, revision, madeOf, madeKind, madeOrigin }: Found): CallTopic {
  if (kind !== "row" || rowId === null) return { text, source: readSource(kind, origin) };
  const source = madeKind === null ? null : readSource(madeKind, madeOrigin);
  return { text, source: { kind, rowId, revision, data: rowData.parse(data), madeOf: madeOf ?? "", source } };
}

const READ_TOPICS = `
  select seeds.id::text, seeds.text, seeds.kind, seeds.origin, seeds.row_id::text as "rowId", rows.data,
    coalesce(row_reviews.revision, 0) as revision, made.text as "madeOf", made.kind as "madeKind", made.origin as "madeOrigin"
  from seeds left join rows on rows.id = seeds.row_id left join row_reviews on row_reviews.row_id = seeds.row_id
    left join seeds made on made.id = rows.seed_id
  where seeds.id = any($1::bigint[])`;
