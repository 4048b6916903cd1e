import { PAGE_SIZE, type RowsAddress } from "@/components/rows/address.ts";
import { summariseRefusedRow, summariseRow } from "@/components/rows/summarise.ts";
import type { RowsPage } from "@/components/rows/types.ts";
import type { Actor } from "@/lib/accounts/actor.ts";
import { getProgress, type Progress } from "@/lib/generation/progress.ts";
import { listRefusedRows } from "@/lib/generation/refused-rows.ts";
import { countDeleted, listRows } from "@/lib/generation/rows.ts";
import { listSources } from "@/lib/sources/list-sources.ts";

/** The page of rows that an address names. Rows before a cursor are read backwards from it. */
export async function readRows(user: Actor, id: string, address: RowsAddress, known?: Progress): Promise<RowsPage> {
  const progress = known ?? (await getProgress(user, id));
  const backwards = address.cursor?.side === "before";
  const refused = address.view === "refused";
  const query = {
    seedId: address.seed ?? undefined,
    cursor: address.cursor?.row,
    limit: PAGE_SIZE,
    direction: (address.order === "first") === backwards ? "desc" : "asc",
    byItem: progress.inputs === "items" && address.order === "first",
  } as const;
  const rows = refused
    ? (await listRefusedRows(user, id, query)).rows.map(summariseRefusedRow)
    : (await listRows(user, id, query)).rows.map(summariseRow);
  const seed = address.seed === null ? undefined : await findCounts(user, id, progress, address.seed);
  const counted = address.seed ? seed : progress;
  const made = counted?.accepted ?? 0;
  const total = refused ? (counted?.duplicates ?? 0) : made - (made > 0 ? await countDeleted(id, address.seed ?? undefined) : 0);
  return { rows: backwards ? rows.toReversed() : rows, total };
}

/** How many rows a seed or a source has. */
async function findCounts(user: Actor, id: string, progress: Progress, seedId: string) {
  if (progress.inputs === "seeds") return progress.seeds.find((item) => item.id === seedId);
  return (await listSources(user, id, { id: seedId })).sources[0];
}
