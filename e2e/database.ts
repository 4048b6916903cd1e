import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { migrateDatabase } from "../lib/db/migrate.ts";

/**
 * Makes an empty, migrated database for one test file and names it in this process's environment, so that
 * `database()` finds it; DATA_DIR becomes an empty folder. Call it in `beforeAll`, before `database()` is used.
 * The server goes away with the test run, and the database with it.
 */
export async function useTestDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = inject("serverUrl");
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = server.replace(/\/[^/]*$/, `/${name}`);
  await migrateDatabase(url);
  process.env.DATABASE_URL = url;
  process.env.DATA_DIR = mkdtempSync(join(tmpdir(), "seedloom-data-"));
  return url;
}
