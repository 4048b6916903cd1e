import type { Transaction } from "../db/client.ts";

/**
 * Which of these calls are in the ledger. Calls are committed under their generation's lock only, so the answer holds until
 * the end of a transaction that holds it.
 */
export async function findInLedger(transaction: Transaction, callIds: readonly string[]): Promise<Set<string>> {
  if (callIds.length === 0) return new Set();
  const found = await transaction.$queryRawUnsafe<{ id: string }[]>("select id::text from calls where id = any($1::uuid[])", callIds);
  return new Set(found.map(({ id }) => id));
}
