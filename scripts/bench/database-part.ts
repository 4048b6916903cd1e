// The benchmark's database, in a process of its own that outlives everything else by the second that it takes to stop PostgreSQL
// and to remove the folder: also when the benchmark itself is killed. Argument: the folder.
import { rm } from "node:fs/promises";
import { startEmbeddedDatabase } from "../../lib/db/embedded.ts";
import { prepareDatabase } from "../prepare-database.ts";

const [folder = ""] = process.argv.slice(2);
let stopping = false;
const database = startEmbeddedDatabase(folder);

async function end() {
  if (stopping) return;
  stopping = true;
  const started = await database.catch(() => null);
  await started?.stop(1_000);
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.exit();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end());
process.on("disconnect", () => void end());
const { url, pid } = await database;
await prepareDatabase(url);
process.send?.({ url, pid });
