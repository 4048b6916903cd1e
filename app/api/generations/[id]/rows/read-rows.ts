import { PAGE_SIZE, type RowsAddress } from "@/components/rows/address.ts";
import { summariseRow } from "@/components/rows/summarise.ts";
import type { RowsPage } from "@/components/rows/types.ts";
import type { Actor } from "@/lib/accounts/actor.ts";
import { getProgress, type Progress } from "@/lib/generation/progress.ts";
import { listRows } from "@/lib/generation/rows.ts";

/** The page of rows that an address names. Rows before a cursor are read backwards from it. */
export async function readRows(user: Actor, id: string, address: RowsAddress, known?: Progress): Promise<RowsPage> {
  const progress = known ?? (await getProgress(user, id));
  const backwards = address.cursor?.side === "before";
  const { rows } = await listRows(user, id, {
    seedId: address.seed ?? undefined,
    cursor: address.cursor?.row,
    limit: PAGE_SIZE,
    direction: (address.order === "first") === backwards ? "desc" : "asc",
  });
  const seed = progress.seeds.find((item) => item.id === address.seed);
  const total = address.seed ? (seed?.accepted ?? 0) : progress.accepted;
  return { rows: (backwards ? rows.toReversed() : rows).map(summariseRow), total };
}
