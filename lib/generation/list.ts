import { type Actor, visibleTo } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { GenerationModel } from "../db/generated/models.ts";
import { toStatus } from "./access.ts";
import type { GenerationStatus } from "./status.ts";

export { cloneGeneration } from "./drafts.ts";
export { deleteGeneration, renameGeneration } from "./manage.ts";

export const LIST_SORTS = ["name", "status", "model", "template", "seeds", "pairs", "score", "tokens", "owner", "created"] as const;
export type ListSort = (typeof LIST_SORTS)[number];

export interface ListQuery {
  /** Part of the name or of the model's id. */
  search?: string | undefined;
  /** Empty for all. */
  status?: readonly GenerationStatus[] | undefined;
  provider?: string | undefined;
  template?: string | undefined;
  /** The id of a person; of one whose datasets the actor does not see there are none. */
  owner?: string | undefined;
  sort?: ListSort | undefined;
  direction?: "asc" | "desc" | undefined;
  /** From 1. */
  page?: number | undefined;
  /** 1 to 100. */
  pageSize?: number | undefined;
}

export interface GenerationListItem {
  id: string;
  name: string;
  status: GenerationStatus;
  statusReason: string;
  provider: string;
  modelId: string;
  workflow: string;
  template: string;
  seedCount: number;
  asked: number;
  accepted: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
  /** Mean of the latest evaluation, 1 to 5; null for none. */
  averageScore: number | null;
  createdAt: Date;
  finishedAt: Date | null;
  owner: { id: string; name: string; email: string };
}

/** One page of the generations that the actor may see, and how many there are in all. */
export async function listGenerations(actor: Actor, query: ListQuery = {}): Promise<{ items: GenerationListItem[]; total: number }> {
  const { page = 1, pageSize = 20 } = query;
  const take = Math.max(1, Math.min(100, pageSize));
  const where = conditionFor(actor, query);
  const [found, total] = await Promise.all([
    database().generation.findMany({
      where,
      orderBy: orderFor(query),
      skip: (Math.max(1, page) - 1) * take,
      take,
      omit: { config: true, price: true },
      include: LIST_INCLUDE,
    }),
    database().generation.count({ where }),
  ]);
  return { items: found.map(toListItem), total };
}

export const LIST_INCLUDE = { owner: { select: { id: true, name: true, email: true } } } as const;

type FoundItem = Omit<GenerationModel, "config" | "price"> & { owner: GenerationListItem["owner"] };

export const toListItem = (item: FoundItem): GenerationListItem => ({
  ...{ id: item.id, name: item.name, status: toStatus(item.status), statusReason: item.statusReason, provider: item.provider },
  ...{ modelId: item.modelId, workflow: item.workflow, template: item.template, seedCount: item.seedCount, asked: item.asked },
  ...{ accepted: item.accepted, inputTokens: Number(item.inputTokens), outputTokens: Number(item.outputTokens), costUsd: item.costUsd },
  ...{ averageScore: item.averageScore, createdAt: item.createdAt, finishedAt: item.finishedAt, owner: item.owner },
});

export function conditionFor(actor: Actor, { search, status, provider, template, owner }: ListQuery): Prisma.GenerationWhereInput {
  // Prisma hands the text to LIKE as it is: what is typed stands for itself.
  const text = search?.trim().replace(/[\\%_]/g, "\\$&");
  return {
    AND: [
      { kind: "dataset", ...visibleTo(actor) },
      owner ? { ownerId: owner } : {},
      status?.length ? { status: { in: [...status] } } : {},
      provider ? { provider } : {},
      template ? { template } : {},
      text ? { OR: [{ name: { contains: text, mode: "insensitive" } }, { modelId: { contains: text, mode: "insensitive" } }] } : {},
    ],
  };
}

/** Ties are ordered by id, so that no row stands on two pages. */
function orderFor({ sort = "created", direction = "desc" }: ListQuery): Prisma.GenerationOrderByWithRelationInput[] {
  const first: Record<ListSort, Prisma.GenerationOrderByWithRelationInput> = {
    name: { name: direction },
    status: { status: direction },
    model: { modelId: direction },
    template: { template: direction },
    seeds: { seedCount: direction },
    pairs: { accepted: direction },
    score: { averageScore: { sort: direction, nulls: "last" } },
    tokens: { outputTokens: direction },
    owner: { owner: { name: direction } },
    created: { createdAt: direction },
  };
  return [first[sort], { id: direction }];
}
