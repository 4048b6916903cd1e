import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../../../e2e/database.ts";
import { getTemplate } from "../../templates/index.ts";
import { pairAt } from "./pairs.ts";

const { databaseSchema, seeds } = getTemplate("text-to-sql");
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: await useTestDatabase() });
  await client.connect();
  await client.query("create schema shop; set search_path to shop");
  await client.query(databaseSchema);
});
afterAll(() => client.end());

const queryIn = (completion: string) => /```sql\n([\s\S]+?)\n```/.exec(completion)?.[1] ?? "no query";

test.each(seeds)("40 queries on %s run on the default schema", async (topic) => {
  for (let index = 0; index < 40; index++) {
    const query = queryIn(pairAt("text-to-sql", topic, "prompt", index).completion);
    await expect(client.query(query), query).resolves.toMatchObject({ command: "SELECT" });
  }
});

test("200 queries on a topic of the user's own run as well", async () => {
  for (let index = 0; index < 200; index++) {
    const query = queryIn(pairAt("text-to-sql", "Gaps and Islands", "prompt", index).completion);
    await expect(client.query(`EXPLAIN ${query}`), query).resolves.toBeDefined();
  }
});
