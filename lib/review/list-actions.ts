import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { requireDataset } from "../generation/access.ts";
import { type ReviewKind, toReviewKind } from "./kinds.ts";
import { REVIEW_STATES, type ReviewState } from "./state.ts";

export interface ReviewAction {
  id: string;
  kind: ReviewKind;
  rows: number;
  /** The person's name; empty when they are gone. */
  by: string;
  mine: boolean;
  createdAt: Date;
  undoneAt: Date | null;
}

/** The last actions on a dataset's rows, the newest first. @throws AppError `not-found:generation` */
export async function listActions(actor: Actor, generationId: string, limit = 20): Promise<ReviewAction[]> {
  await requireDataset(actor, generationId);
  const found = await database().reviewAction.findMany({
    where: { generationId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include: { user: { select: { name: true, email: true } } },
  });
  return found.map(({ id, kind, rows, user, userId, createdAt, undoneAt }) => ({
    ...{ id, kind: toReviewKind(kind), rows, createdAt, undoneAt },
    ...{ by: user?.name || user?.email || "", mine: userId === actor.id },
  }));
}

/** How many rows of a dataset are in each state; what nobody has touched is unreviewed. @throws AppError `not-found:generation` */
export async function countStates(actor: Actor, generationId: string): Promise<Record<ReviewState, number>> {
  await requireDataset(actor, generationId);
  const { accepted } = await database().generation.findUniqueOrThrow({ where: { id: generationId }, select: { accepted: true } });
  const groups = await database().rowReview.groupBy({ by: ["state"], where: { generationId }, _count: true });
  const counts = Object.fromEntries(REVIEW_STATES.map((state) => [state, groups.find((group) => group.state === state)?._count ?? 0]));
  const { approved = 0, rejected = 0, deleted = 0 } = counts;
  return { approved, rejected, deleted, unreviewed: Math.max(0, accepted - approved - rejected - deleted) };
}
