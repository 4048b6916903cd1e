import { type Actor, visibleTo } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { database } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { GenerationModel } from "../db/generated/models.ts";
import { toStatus } from "../generation/access.ts";
import type { GenerationStatus } from "../generation/status.ts";

export const EVALUATION_SORTS = ["name", "status", "dataset", "judge", "rubric", "score", "rows", "owner", "created"] as const;
export type EvaluationSort = (typeof EVALUATION_SORTS)[number];

export interface EvaluationQuery {
  /** Part of its name, of the judge's id, of the rubric's or the dataset's name. */
  search?: string | undefined;
  /** Only those of one dataset. */
  dataset?: string | undefined;
  status?: GenerationStatus | undefined;
  sort?: EvaluationSort | undefined;
  direction?: "asc" | "desc" | undefined;
  /** From 1. */
  page?: number | undefined;
  /** 1 to 100. */
  pageSize?: number | undefined;
}

export interface EvaluationListItem {
  id: string;
  name: string;
  status: GenerationStatus;
  statusReason: string;
  dataset: { id: string; name: string };
  provider: string;
  modelId: string;
  /** The rubric's name. */
  rubric: string;
  /** Rows to judge, judged, and given up. */
  asked: number;
  accepted: number;
  missing: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
  /** 1 to 5; null until it has ended. */
  averageScore: number | null;
  createdAt: Date;
  finishedAt: Date | null;
  owner: { id: string; name: string; email: string };
}

/** One page of the evaluations that the actor may see, and how many there are in all. */
export async function listEvaluations(actor: Actor, query: EvaluationQuery = {}): Promise<{ items: EvaluationListItem[]; total: number }> {
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

export const LIST_INCLUDE = {
  owner: { select: { id: true, name: true, email: true } },
  subject: { select: { id: true, name: true } },
} as const;

type FoundItem = Omit<GenerationModel, "config" | "price"> & {
  owner: EvaluationListItem["owner"];
  subject: EvaluationListItem["dataset"] | null;
};

export const toListItem = (item: FoundItem): EvaluationListItem => ({
  ...{ id: item.id, name: item.name, status: toStatus(item.status), statusReason: item.statusReason, provider: item.provider },
  ...{ modelId: item.modelId, rubric: item.template, asked: item.asked, accepted: item.accepted, missing: item.missing },
  ...{ inputTokens: Number(item.inputTokens), outputTokens: Number(item.outputTokens), costUsd: item.costUsd },
  ...{ averageScore: item.averageScore, createdAt: item.createdAt, finishedAt: item.finishedAt, owner: item.owner },
  dataset: item.subject ?? { id: "", name: "" },
});

export function conditionFor(actor: Actor, { search, dataset, status }: EvaluationQuery): Prisma.GenerationWhereInput {
  // Prisma hands the text to LIKE as it is: what is typed stands for itself.
  const text = search?.trim().replace(/[\\%_]/g, "\\$&");
  const like = { contains: text ?? "", mode: "insensitive" } as const;
  return {
    AND: [
      { kind: "evaluation", subjectId: { not: null }, ...visibleTo(actor) },
      // What is no id finds nothing.
      dataset === undefined ? {} : isUuid(dataset) ? { subjectId: dataset } : { id: { in: [] } },
      status ? { status } : {},
      text ? { OR: [{ name: like }, { modelId: like }, { template: like }, { subject: { name: like } }] } : {},
    ],
  };
}

/** Ties are ordered by id, so that no row stands on two pages. */
function orderFor({ sort = "created", direction = "desc" }: EvaluationQuery): Prisma.GenerationOrderByWithRelationInput[] {
  const first: Record<EvaluationSort, Prisma.GenerationOrderByWithRelationInput> = {
    name: { name: direction },
    status: { status: direction },
    dataset: { subject: { name: direction } },
    judge: { modelId: direction },
    rubric: { template: direction },
    score: { averageScore: { sort: direction, nulls: "last" } },
    rows: { accepted: direction },
    owner: { owner: { name: direction } },
    created: { createdAt: direction },
  };
  return [first[sort], { id: direction }];
}
