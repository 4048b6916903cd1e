import type { Transaction } from "../db/client.ts";

/** Nothing else runs it, and nobody pauses or cancels it, for the rest of the transaction. False: it is not queued any more. */
export async function lockQueued(transaction: Transaction, generationId: string): Promise<boolean> {
  return (await transaction.$queryRawUnsafe<unknown[]>(LOCK_QUEUED, generationId)).length > 0;
}

export async function setRunning(transaction: Transaction, generationId: string): Promise<void> {
  const now = new Date();
  await transaction.generation.update({
    where: { id: generationId },
    data: { status: "running", statusReason: "", startedAt: now, runningSince: now },
  });
}

/** From so many new calls on. */
const MANY = 5_000;

/**
 * Lets the database count what was planned: until it does so by itself, up to a minute later, it takes the queue for empty
 * and sorts all of it whenever calls are fetched.
 */
export async function countPlanned(db: Transaction, calls: number): Promise<void> {
  if (calls >= MANY) await db.$executeRawUnsafe("analyze seeds, pgboss.job");
}

const LOCK_QUEUED = `select 1 from generations where id = $1::uuid and status = 'queued' for no key update`;
