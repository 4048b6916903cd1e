import pg from "pg";
import { databaseUrl } from "./api-keys.ts";

/** The id of the connection of this name. */
export async function connectionId(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>("select id from connections where name = $1 limit 1", [name]);
    const [found] = rows;
    if (!found) throw new Error(`There is no connection ${name}.`);
    return found.id;
  } finally {
    await client.end();
  }
}
