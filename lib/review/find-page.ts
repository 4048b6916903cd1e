import { database } from "../db/client.ts";
import type { DatasetFacts } from "./dataset-facts.ts";
import type { RowFilter } from "./filter.ts";
import type { RowSort } from "./row-order.ts";
import { selectRows } from "./select-rows.ts";

interface Place {
  filter: RowFilter;
  sort: RowSort;
  offset: number;
  limit: number;
}

/** The ids of the rows at a place under a filter, in order. */
export async function findPageIds({ id, byItem, evaluationId }: DatasetFacts, { filter, sort, offset, limit }: Place): Promise<string[]> {
  const { from, where, parameters } = selectRows(id, filter);
  const byScore = sort === "lowest" || sort === "highest";
  const order = {
    first: byItem ? "r.seed_id, r.id" : "r.id",
    newest: "r.id desc",
    lowest: "o.score nulls last, r.id",
    highest: "o.score desc nulls last, r.id",
  }[sort];
  const scores = byScore
    ? `left join scores o on o.evaluation_id = ${evaluationId === null ? "null" : `'${evaluationId}'`}::uuid and o.row_id = r.id`
    : "";
  const found = await database().$queryRawUnsafe<{ id: string }[]>(
    `select r.id::text as id from ${from} ${scores} where ${where} order by ${order} offset ${offset} limit ${limit}`,
    ...parameters,
  );
  return found.map((row) => row.id);
}
