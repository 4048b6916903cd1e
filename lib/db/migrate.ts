import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

// Prisma's schema engine as WebAssembly: the native one would have to be downloaded. It keeps the same
// `_prisma_migrations` table, so that `prisma migrate deploy` works on the same database.

const FOLDER = join(import.meta.dirname, "../../prisma/migrations");
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Applies the migrations that this database does not have yet; returns their names. Safe to run at every start. */
export async function migrateDatabase(url: string): Promise<string[]> {
  return withEngine(url, async (schemaEngine) => {
    const { appliedMigrationNames } = await schemaEngine.applyMigrations({
      migrationsList: await listMigrations(),
      filters: NO_FILTERS,
    });
    return appliedMigrationNames;
  });
}

/** The SQL that leads from one schema text to another; from nothing when `before` is empty. */
export async function diffSchemas(url: string, before: string, after: string): Promise<string> {
  const container = (content: string) => ({ tag: "schemaDatamodel" as const, files: [{ path: "schema.prisma", content }] });
  return withEngine(url, async (schemaEngine) => {
    const { stdout } = await schemaEngine.diff({
      from: before ? container(before) : { tag: "empty" },
      to: container(after),
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    return stdout ?? "";
  });
}

/** The engine holds an advisory lock for as long as its connection lives, so the connection is closed at once. */
async function withEngine<Result>(url: string, work: (schemaEngine: engine.SchemaEngine) => Promise<Result>): Promise<Result> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  try {
    const schemaEngine = await openEngine(pool);
    const result = await work(schemaEngine);
    schemaEngine.free();
    return result;
  } finally {
    await pool.end();
  }
}

/** The module's functions share one WebAssembly instance, so it is loaded once in a process. */
let loaded: Promise<void> | undefined;

async function loadEngine(): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const bytes = await readFile(join(folder, "schema_engine_bg.wasm"));
  // Made for bundlers, the package gives its glue no type that fits: functions by the names that the module imports.
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports });
  engine.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start } = instance.exports;
  if (typeof __wbindgen_start === "function") __wbindgen_start();
}

async function openEngine(pool: pg.Pool): Promise<engine.SchemaEngine> {
  loaded ??= loadEngine();
  await loaded;
  const schema = await readFile(join(FOLDER, "../schema.prisma"), "utf8");
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  return engine.SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => {}, adapter);
}

async function listMigrations() {
  const entries = await readdir(FOLDER, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(join(FOLDER, path, "migration.sql"), "utf8") },
      },
    })),
  );
  const lockfile = { path: "migration_lock.toml", content: await readFile(join(FOLDER, "migration_lock.toml"), "utf8") };
  return { baseDir: FOLDER, lockfile, shadowDbInitScript: "", migrationDirectories };
}
