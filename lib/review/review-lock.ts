import type { Actor } from "../accounts/actor.ts";
import type { Transaction } from "../db/client.ts";
import type { ReviewKind } from "./kinds.ts";

/**
 * One change of a dataset's rows at a time, until the end of the transaction: what is read of their reviews is what is
 * changed then. A lock of its own, so that the engine, which locks the generation, waits for nobody who reviews.
 */
export async function lockReviews(transaction: Transaction, generationId: string): Promise<void> {
  await transaction.$executeRawUnsafe("select pg_advisory_xact_lock(hashtextextended('review ' || $1::text, 0))", generationId);
}

/** Adds `rows` to an action, which is begun with the first. @returns its id and when it was begun */
export async function recordAction(
  transaction: Transaction,
  {
    actor,
    generationId,
    kind,
    action,
    rows,
  }: { actor: Actor; generationId: string; kind: ReviewKind; action: string | null; rows: number },
): Promise<{ id: string; createdAt: Date }> {
  const select = { id: true, createdAt: true } as const;
  if (action !== null)
    return transaction.reviewAction.update({ where: { id: action, generationId }, data: { rows: { increment: rows } }, select });
  return transaction.reviewAction.create({ data: { generationId, userId: actor.id, kind, rows }, select });
}
