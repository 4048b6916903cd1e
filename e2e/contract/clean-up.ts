import pg from "pg";
import { databaseUrl } from "../api-keys.ts";

// Nobody else's tests are to find what the contract's left behind.

const TABLES = ["workflows", "workflow_configs", "generations", "files", "templates", "rubrics", "connections"];

/** Removes what was made since then, and stops what of it still runs. */
export async function removeSince(start: Date): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    for (const table of TABLES) {
      const { rows } = await client.query("select to_regclass($1) is not null as there", [table]);
      if (rows[0]?.there) await client.query(`delete from ${table} where created_at >= $1`, [start]);
    }
  } finally {
    await client.end();
  }
}
