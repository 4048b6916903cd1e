import { z } from "zod";
import { database } from "../db/client.ts";
import { jsonSchema } from "../json.ts";
import type { RowFilter } from "../review/filter.ts";
import { selectRows } from "../review/select-rows.ts";
import { type RowSource, readSource } from "../sources/origin.ts";

interface Found {
  id: string;
  data: unknown;
  revision: number;
  madeOf: string | null;
  madeKind: string | null;
  madeOrigin: unknown;
}

const rowData = z.record(z.string(), jsonSchema);

/** The first rows that a filter shows, as a revision's calls would be given them. */
export async function readSample(generationId: string, filter: RowFilter, count: number): Promise<RowSource[]> {
  const { from, where, parameters } = selectRows(generationId, filter);
  const found = await database().$queryRawUnsafe<Found[]>(
    `select r.id::text, r.data, coalesce(v.revision, 0) as revision, made.text as "madeOf", made.kind as "madeKind", made.origin as "madeOrigin"
    from (select r.id, r.data, r.seed_id from ${from} where ${where} order by r.id limit $${parameters.length + 1}::int) as r
    left join row_reviews v on v.row_id = r.id left join seeds made on made.id = r.seed_id order by r.id`,
    ...parameters,
    count,
  );
  return found.map(({ id, data, revision, madeOf, madeKind, madeOrigin }) => ({
    ...{ kind: "row", rowId: id, revision, data: rowData.parse(data), madeOf: madeOf ?? "" },
    source: madeKind === null ? null : readSource(madeKind, madeOrigin),
  }));
}
