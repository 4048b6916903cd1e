// `npm run new-migration -- NAME`: writes the SQL that leads from the schema of HEAD to the one in the work tree.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedDatabase } from "../lib/db/embedded.ts";
import { diffSchemas } from "../lib/db/migrate.ts";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Usage: npm run new-migration -- name_in_snake_case");
  process.exit(1);
}
const dataDir = await mkdtemp(join(tmpdir(), "seedloom-migration-"));
const database = await startEmbeddedDatabase(dataDir);
try {
  const sql = await diffSchemas(database.url, committedSchema(), await readFile("prisma/schema.prisma", "utf8"));
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join("prisma/migrations", `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  console.log(`${folder}/migration.sql`);
} finally {
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}

function committedSchema(): string {
  try {
    return execFileSync("git", ["show", "HEAD:prisma/schema.prisma"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}
