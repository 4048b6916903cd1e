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

const LOCK_QUEUED = `select 1 from generations where id = $1::uuid and status = 'queued' for no key update`;
