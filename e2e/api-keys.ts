import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Scope } from "../lib/api-keys/scopes.ts";
import { hashSecret, newSecret, prefixOf } from "../lib/api-keys/secret.ts";
import { DATA_DIR } from "./settings.ts";

/** The address of the product's own database. */
export const databaseUrl = () => readFileSync(join(DATA_DIR, "database-url"), "utf8");

/** A key of this person's, as `npm run admin -- create-api-key` makes it, without a process for each. */
export async function makeApiKey(email: string, scope: Scope): Promise<string> {
  const key = newSecret();
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `insert into api_keys (id, user_id, name, key_hash, prefix, scopes, created_at)
       select gen_random_uuid(), id, $2, $3, $4, $5, now() from users where email = $1`,
      [email, `Test, ${scope}`, hashSecret(key), prefixOf(key), [scope]],
    );
    if (rowCount !== 1) throw new Error(`There is nobody with the address ${email}.`);
    return key;
  } finally {
    await client.end();
  }
}
