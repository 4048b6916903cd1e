import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { PgBoss } from "pg-boss";
import { closeProviders, openProvider } from "../connections/provider.ts";
import { database } from "../db/client.ts";
import { environment } from "../env.ts";
import { AppError } from "../errors.ts";
import { createEngine, type EngineOptions } from "../generation/engine.ts";
import { systemClock } from "../generation/engine-types.ts";
import { openJournal } from "../generation/journal/journal.ts";
import { createRecovery } from "../generation/journal/recover.ts";
import { recoveryStore } from "../generation/journal/recovery-store.ts";
import { postgresLanes } from "../generation/lane-store.ts";
import { planGeneration } from "../generation/planning.ts";
import { shareLimiters } from "../generation/shared-limiters.ts";
import { postgresStore } from "../generation/store.ts";
import { logPrompts } from "../inference/log-prompts.ts";
import { logger } from "../log.ts";
import { afterEnd } from "../runs/after-end.ts";
import { startExporting } from "./exporting.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { startPushing } from "./pushing.ts";
import { closeQueue, type GenerationJob, openQueue, PLAN_QUEUE, SAVE_QUEUE, shareQueue } from "./queue.ts";
import { startReading } from "./reading.ts";
import { superviseQueue } from "./supervise.ts";

/** How often a worker looks for what a dead one on the same machine has left. */
const RECOVERY_MS = 5_000;

export interface Worker {
  /** Takes nothing new, lets what runs end within `graceMs`, commits it, puts the rest back, and closes the queue. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Runs the engine, and the tasks beside it: planning, saving the dataset, reading uploads, preparing exports, sending to
 * hubs. Any number of workers, on any machines, share one database. A database that goes away is waited for.
 */
export async function startWorker(options: Partial<EngineOptions> = {}): Promise<Worker> {
  const log = logger();
  const boss = await openQueue({ worker: true });
  shareQueue(boss);
  const supervision = superviseQueue(boss);
  const workerId = randomUUID();
  const store = postgresStore(workerId);
  const folder = join(environment().DATA_DIR, "journal");
  const journal = await openJournal({ folder, workerId, log });
  const recovery = createRecovery({ folder, store: recoveryStore(store), log });
  const limiters = shareLimiters({ workerId, store: postgresLanes, clock: systemClock, log });
  const engine = createEngine(
    {
      ...{ store, journal, clock: systemClock, log, random: Math.random },
      ...{ providerFor: openConnection, limiterFor: limiters.limiterFor },
    },
    { maxInFlight: environment().WORKER_CONCURRENCY, ...options },
  );
  engine.start();
  const recover = () => void recovery.run().then((finished) => finished > 0 && engine.poke());
  recover();
  const recovering = setInterval(recover, RECOVERY_MS);
  await handle(boss, PLAN_QUEUE, async (generationId) => {
    await planGeneration(generationId);
    engine.poke();
  });
  await handle(boss, SAVE_QUEUE, afterEnd);
  const reading = await startReading(boss);
  const pushing = await startPushing(boss);
  const exporting = await startExporting(boss);
  const heartbeat = startHeartbeat({ workerId, activity: engine.activity, log });
  return {
    async stop(graceMs) {
      clearInterval(recovering);
      supervision.stop();
      await Promise.all([reading.stop(), exporting.stop(), pushing.stop()]);
      await Promise.all([boss.offWork(PLAN_QUEUE, { wait: false }), boss.offWork(SAVE_QUEUE, { wait: false })]);
      await engine.stop(graceMs);
      await limiters.stop();
      await heartbeat.stop();
      await closeProviders();
      await closeQueue();
    },
  };
}

async function handle(boss: PgBoss, name: string, run: (generationId: string) => Promise<void>): Promise<void> {
  await boss.work<GenerationJob>(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (jobs) => {
    for (const { data } of jobs) {
      try {
        await run(data.generationId);
      } catch (error) {
        logger().error({ err: error, generation: data.generationId }, `${name} failed; it will be tried again`);
        throw error;
      }
    }
  });
}

async function openConnection(connectionId: string) {
  const connection = await database().connection.findUnique({ where: { id: connectionId } });
  if (!connection)
    throw new AppError("not-found:connection", "The connection was deleted. Clone the dataset and choose another connection.");
  return logPrompts(openProvider(connection), logger(), environment().LOG_PROMPTS);
}
