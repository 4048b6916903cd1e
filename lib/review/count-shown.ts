import type { Actor } from "../accounts/actor.ts";
import { requireDataset } from "../generation/access.ts";
import { readDatasetFacts } from "./dataset-facts.ts";
import type { RowFilter } from "./filter.ts";
import { searchRows } from "./search/search-rows.ts";
import { among, countRows, countSelected, selectKeys } from "./select-rows.ts";

/** How many rows of a dataset a filter shows, exactly; a search by its index, where it has one. @throws AppError `not-found:generation` */
export async function countShown(actor: Actor, generationId: string, filter: RowFilter): Promise<number> {
  await requireDataset(actor, generationId);
  const { text, ...others } = filter;
  if (text === undefined) return countRows(generationId, filter);
  const found = await searchRows(await readDatasetFacts(generationId, filter.evaluation), text);
  return found ? countSelected(among(selectKeys(generationId, others, {}), found)) : countRows(generationId, filter);
}
