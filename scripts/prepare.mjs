// Runs after `npm ci`: writes the Prisma client. Plain JavaScript, because npm may still run it on the machine's own Node.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
const result = spawnSync(process.execPath, [prisma, "generate"], {
  stdio: ["ignore", "pipe", "inherit"],
  encoding: "utf8",
  // `generate` does not use the schema engine, but would download it if this named no executable file.
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
});
if (result.status !== 0) {
  process.stderr.write(result.stdout ?? "");
  process.exit(result.status ?? 1);
}
