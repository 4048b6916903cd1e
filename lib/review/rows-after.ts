import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { requireDataset } from "../generation/access.ts";
import { toRowId } from "../generation/keyset.ts";
import { readDatasetFacts } from "./dataset-facts.ts";
import type { RowFilter } from "./filter.ts";
import { loadRows, type ReviewRow } from "./row-page.ts";
import { selectRows } from "./select-rows.ts";

/**
 * Rows of a dataset that a filter shows, behind a row's id in the order in which they were made; `next` is the id to go on
 * from, or null at the end. A walk through all pages has each row once that was there all the while.
 * @param limit 1 to 500
 * @throws AppError `not-found:generation`
 */
export async function readRowsAfter(
  actor: Actor,
  generationId: string,
  { filter, after, limit }: { filter: RowFilter; after: string | undefined; limit: number },
): Promise<{ data: ReviewRow[]; next: string | null }> {
  await requireDataset(actor, generationId);
  if (after !== undefined && !/^\d{1,18}$/.test(after))
    throw new AppError("bad-input:cursor", "This cursor is not of this list. Begin again without one.", { field: "cursor" });
  const facts = await readDatasetFacts(generationId, filter.evaluation);
  const { from, where, id, parameters } = selectRows(generationId, filter);
  const bound = after === undefined ? "" : ` and ${id} > $${parameters.push(String(toRowId(after)))}::bigint`;
  const found = await database().$queryRawUnsafe<{ id: string }[]>(
    `select ${id}::text as id from ${from} where ${where}${bound} order by ${id} limit $${parameters.push(limit + 1)}::int`,
    ...parameters,
  );
  const ids = found.slice(0, limit).map((row) => row.id);
  return { data: await loadRows(facts, ids), next: found.length > limit ? (ids.at(-1) ?? null) : null };
}
