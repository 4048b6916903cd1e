import { type Database, database, type Transaction } from "./client.ts";

/** Deadlock, serialisation failure: the transaction was rolled back and may be run again. */
const TRY_AGAIN = new Set(["40P01", "40001"]);
const MAX_TRIES = 5;

/** Runs a transaction, again where PostgreSQL asks for it. `work` may run several times. */
export async function transact<Result>(work: (transaction: Transaction) => Promise<Result>, db: Database = database()): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.$transaction(work, { maxWait: 10_000, timeout: 120_000 });
    } catch (error) {
      const state = sqlStateOf(error);
      if (tries >= MAX_TRIES || state === undefined || !TRY_AGAIN.has(state)) throw error;
    }
  }
}

/** The SQLSTATE of PostgreSQL's error within a Prisma or a pg error; undefined where there is none. */
export function sqlStateOf(error: unknown, depth = 0): string | undefined {
  if (typeof error !== "object" || error === null || depth > 5) return undefined;
  for (const name of ["originalCode", "code"]) {
    const code: unknown = Reflect.get(error, name);
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code)) return code;
  }
  for (const name of ["meta", "driverAdapterError", "cause"]) {
    const found = sqlStateOf(Reflect.get(error, name), depth + 1);
    if (found) return found;
  }
  return undefined;
}
