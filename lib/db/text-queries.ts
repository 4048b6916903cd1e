import pg from "pg";
import { databaseUrl } from "./client.ts";

// For reading much: Prisma writes what a raw query brings as JSON and reads it again, several times over.

const POOL_SIZE = 6;
const IDLE_MS = 30_000;

/** Indexes are in memory or on a disk without heads; compiling a query takes longer than most of ours. */
const SETTINGS = "-c random_page_cost=1.1 -c jit=off";

const shared = globalThis as typeof globalThis & { seedloomTexts?: { url: string; pool: pg.Pool } };

function pool(): pg.Pool {
  const url = databaseUrl();
  // Tests change the database within a process.
  if (shared.seedloomTexts?.url !== url) {
    const made = new pg.Pool({
      connectionString: url,
      max: POOL_SIZE,
      idleTimeoutMillis: IDLE_MS,
      allowExitOnIdle: true,
      options: SETTINGS,
    });
    // An idle connection that breaks is replaced by the next query.
    made.on("error", () => {});
    shared.seedloomTexts = { url, pool: made };
  }
  return shared.seedloomTexts.pool;
}

/** Runs a query past Prisma; each column of the answer is the text that PostgreSQL writes, or null. */
export async function queryTexts(statement: string, parameters: readonly unknown[]): Promise<(string | null)[][]> {
  const { rows } = await pool().query<(string | null)[]>({ text: statement, values: [...parameters], rowMode: "array", types: TEXTS });
  return rows;
}

const asText = (text: string) => text;
const TEXTS = { getTypeParser: () => asText };
