import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { database } from "./client.ts";
import { migrateDatabase } from "./migrate.ts";

let url = "";
beforeAll(async () => {
  url = await useTestDatabase();
});

/** Without one, each row that a deletion cascades from costs a look through the whole table: minutes for one dataset. */
test("every foreign key of the tables that grow has an index", async () => {
  const missing = await database().$queryRawUnsafe(`
    select conrelid::regclass::text as "table", attname as "column"
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and conrelid in ('rows'::regclass, 'calls'::regclass, 'seeds'::regclass)
      and not exists (select from pg_index where indrelid = conrelid and indkey[0] = conkey[1])`);
  expect(missing).toEqual([]);
});

test("migrations make every table of the schema, and a second run applies nothing", async () => {
  expect(await migrateDatabase(url)).toEqual([]);
  expect(await database().generation.count()).toBe(0);
  expect(await database().row.count()).toBe(0);
});
