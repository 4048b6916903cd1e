import { z } from "zod";
import { database } from "../db/client.ts";
import { jsonSchema } from "../json.ts";
import type { RowFilter } from "../review/filter.ts";
import { selectRows } from "../review/select-rows.ts";
import { type RowSource, readSource } from "../sources/origin.ts";

interface Found {
  id: string;
  data: unknown;
  madeOf: string | null;
  madeKind: string | null;
  madeOrigin: unknown;
}

const rowData = z.record(z.string(), jsonSchema);

/** Some rows that a filter shows, from its beginning and its end: a million rows are not read for them. */
export async function sampleRows(datasetId: string, filter: RowFilter, count: number): Promise<RowSource[]> {
  const { from, where, parameters } = selectRows(datasetId, filter);
  const half = `$${parameters.length + 1}::int`;
  const found = await database().$queryRawUnsafe<Found[]>(
    `select chosen.id::text, rows.data, made.text as "madeOf", made.kind as "madeKind", made.origin as "madeOrigin"
    from ((select r.id from ${from} where ${where} order by r.id limit ${half})
      union (select r.id from ${from} where ${where} order by r.id desc limit ${half})) as chosen
    join rows on rows.id = chosen.id left join seeds made on made.id = rows.seed_id`,
    ...parameters,
    Math.ceil(count / 2),
  );
  return found.map(({ id, data, madeOf, madeKind, madeOrigin }) => ({
    ...{ kind: "row" as const, rowId: id, revision: 0, data: rowData.parse(data), madeOf: madeOf ?? "" },
    source: madeKind === null ? null : readSource(madeKind, madeOrigin),
  }));
}
