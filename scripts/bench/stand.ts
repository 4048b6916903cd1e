import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Actor } from "../../lib/accounts/actor.ts";
import { database } from "../../lib/db/client.ts";
import { closeQueue } from "../../lib/jobs/queue.ts";
import { WORKER_FLAGS } from "../worker-flags.ts";
import { type Endpoint, startEndpoint } from "./endpoint.ts";
import { makeOwner } from "./generation.ts";
import { type Part, startPart } from "./part.ts";

/** What every case needs: an endpoint, a database as `npm start` brings it, and somebody who owns the studio. */
export interface Stand {
  endpoint: Endpoint;
  /** Process id of PostgreSQL. */
  databasePid: number;
  owner: Actor;
  /** A real worker, in a process of its own. */
  startWorker(env?: Record<string, string>): Promise<Part>;
  stop(): Promise<void>;
}

const databaseReady = z.object({ url: z.string(), pid: z.number() });

/** Everything that it starts ends with this process; its folder is removed by the process that runs the database. */
export async function openStand(): Promise<Stand> {
  const folder = await mkdtemp(join(tmpdir(), "seedloom-bench-"));
  // PostgreSQL runs as another user where we are root.
  await chmod(folder, 0o755);
  const databasePart = await startPart("scripts/bench/database-part.ts", [folder], {}, { endsByItself: true });
  const { url, pid } = databaseReady.parse(databasePart.first);
  process.env.DATABASE_URL = url;
  process.env.DATA_DIR = folder;
  const endpoint = await startEndpoint();
  return {
    endpoint,
    databasePid: pid,
    owner: await makeOwner(),
    startWorker: (env = {}) => startPart("scripts/worker.ts", [], { LOG_LEVEL: "error", ...env }, { nodeFlags: WORKER_FLAGS }),
    async stop() {
      await endpoint.part.stop();
      await closeQueue();
      await database().$disconnect();
      await databasePart.stop();
    },
  };
}
