import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { WEB_FLAGS, WORKER_FLAGS } from "./worker-flags.ts";

test("`npm run worker` and `npm run web` run them as the supervisor does", async () => {
  const { scripts } = JSON.parse(await readFile(join(import.meta.dirname, "../package.json"), "utf8"));
  expect(scripts.worker).toBe(`exec node ${WORKER_FLAGS.join(" ")} scripts/worker.ts`);
  expect(scripts.web).toBe(`exec node ${WEB_FLAGS.join(" ")} scripts/web.ts`);
});
