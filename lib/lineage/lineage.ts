import type { Actor } from "../accounts/actor.ts";
import { visibleTo } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { requireDataset, toStatus } from "../generation/access.ts";
import type { GenerationStatus } from "../generation/status.ts";

export interface Relative {
  id: string;
  name: string;
  status: GenerationStatus;
}

export interface Lineage {
  /** The dataset whose approved rows are the examples of this one. */
  parent: Relative | null;
  /** Those that were made from this one's approved rows, the oldest first. */
  children: Relative[];
}

const SELECT = { id: true, name: true, status: true } as const;
const MOST_SHOWN = 20;

/** What a dataset was made from and what followed, as far as the actor may see it. @throws AppError `not-found:generation` */
export async function readLineage(actor: Actor, id: string): Promise<Lineage> {
  await requireDataset(actor, id);
  const [parent, children] = await Promise.all([
    database().generation.findFirst({ where: { children: { some: { id } }, ...visibleTo(actor) }, select: SELECT }),
    database().generation.findMany({
      where: { parentId: id, ...visibleTo(actor) },
      select: SELECT,
      orderBy: { createdAt: "asc" },
      take: MOST_SHOWN,
    }),
  ]);
  return { parent: parent && toRelative(parent), children: children.map(toRelative) };
}

const toRelative = ({ id, name, status }: { id: string; name: string; status: string }): Relative => ({
  id,
  name,
  status: toStatus(status),
});
