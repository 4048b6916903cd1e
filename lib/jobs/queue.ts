import { type Db, fromPrisma, PgBoss } from "pg-boss";
import { databaseUrl, type Transaction } from "../db/client.ts";
import { logger } from "../log.ts";

// The queue is pg-boss, in the same PostgreSQL as everything else, so that a job and what it changes commit together.

/** Queues with a handler in the worker. Each job carries a generation's id. */
export const PLAN_QUEUE = "plan-generation";
export const SAVE_QUEUE = "save-dataset";
/** Uploads to be read; each job carries a file's id. */
export const READ_QUEUE = "read-file";
/** Datasets to be sent to a hub; each job carries an export's id. */
export const PUSH_QUEUE = "push-dataset";
/** Exports to be prepared; each job carries an export's id. */
export const EXPORT_QUEUE = "export-dataset";

/** The queue of one generation's calls: made when it is planned, deleted when it ends. */
export const callQueue = (generationId: string) => `generation-${generationId}`;

export interface GenerationJob {
  generationId: string;
}

export interface FileJob {
  fileId: string;
}

export interface ExportJob {
  exportId: string;
}

const DAY_SECONDS = 24 * 60 * 60;

/**
 * A taken call that no worker keeps alive for so long comes back: this is for machines that die, a worker that dies on a
 * machine that lives is noticed at once (lib/generation/journal). Long enough for a database that restarts, for calls
 * that come back meanwhile are paid for twice.
 */
const CALL_HEARTBEAT_SECONDS = 30;
/** pg-boss allows no less than 10. */
const TASK_HEARTBEAT_SECONDS = 20;
/** How often such jobs are looked for. With the heartbeat, and a database that was away meanwhile, it stays below a minute. */
export const MONITOR_SECONDS = 5;

const CALL_QUEUE_OPTIONS = {
  policy: "standard",
  heartbeatSeconds: CALL_HEARTBEAT_SECONDS,
  // A call is committed once whatever happens (the ledger's key), so it may come back as often as it takes.
  retryLimit: 1_000_000,
  expireInSeconds: DAY_SECONDS,
  // A generation may stay paused for years.
  retentionSeconds: 3_650 * DAY_SECONDS,
  deleteAfterSeconds: 3_600,
};

const TASK_QUEUE_OPTIONS = {
  policy: "standard",
  retryLimit: 20,
  retryBackoff: true,
  retryDelay: 1,
  retryDelayMax: 300,
  expireInSeconds: 3_600,
  heartbeatSeconds: TASK_HEARTBEAT_SECONDS,
  deleteAfterSeconds: 3_600,
};

/** Makes the queue's tables in this database, or brings them to this version. Safe to run at every start. */
export async function installQueue(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 2, supervise: false, schedule: false });
  let failure: Error | undefined;
  boss.on("error", (error) => {
    failure = error;
  });
  await boss.start();
  try {
    await boss.createQueue(PLAN_QUEUE, TASK_QUEUE_OPTIONS);
    await boss.createQueue(SAVE_QUEUE, TASK_QUEUE_OPTIONS);
    await boss.createQueue(READ_QUEUE, TASK_QUEUE_OPTIONS);
    // A large dataset on a thin line takes hours; the heartbeat tells whether its worker lives.
    await boss.createQueue(PUSH_QUEUE, { ...TASK_QUEUE_OPTIONS, expireInSeconds: DAY_SECONDS });
    await boss.createQueue(EXPORT_QUEUE, TASK_QUEUE_OPTIONS);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failure) throw failure;
}

/** A connection to an installed queue. Jobs whose worker has died are looked after elsewhere (supervise.ts). */
export async function openQueue(options: { worker: boolean; url?: string }): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: options.url ?? databaseUrl(),
    max: options.worker ? 6 : 2,
    application_name: options.worker ? "seedloom-worker" : "seedloom-web",
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: false,
    monitorIntervalSeconds: MONITOR_SECONDS,
    maintenanceIntervalSeconds: 300,
    // Long queues are this product's normal state.
    warningQueueSize: 1_000_000_000,
  });
  boss.on("error", (error) => logger().warn({ err: error }, "the queue could not reach the database"));
  boss.on("warning", ({ message, data }) => logger().debug({ data }, message));
  await boss.start();
  return boss;
}

const shared = globalThis as typeof globalThis & { seedloomQueue?: Promise<PgBoss> };

/** This process's queue, for sending. Opened at the first call; the worker puts its own here. */
export function queue(): Promise<PgBoss> {
  shared.seedloomQueue ??= openQueue({ worker: false }).catch((error: unknown) => {
    delete shared.seedloomQueue;
    throw error;
  });
  return shared.seedloomQueue;
}

/** Lets `queue()` give this one. */
export function shareQueue(boss: PgBoss): void {
  shared.seedloomQueue = Promise.resolve(boss);
}

/** Closes this process's queue, if it was opened. */
export async function closeQueue(): Promise<void> {
  const boss = await shared.seedloomQueue;
  delete shared.seedloomQueue;
  await boss?.stop({ graceful: false });
}

/** pg-boss's view of a Prisma transaction. */
export const inTransaction = (transaction: Transaction): { db: Db } => ({ db: fromPrisma(transaction) });

/** Makes a generation's queue of calls; one that is there already stays. */
export async function createCallQueue(generationId: string): Promise<void> {
  await (await queue()).createQueue(callQueue(generationId), CALL_QUEUE_OPTIONS);
}

/** Deletes a generation's queue with all its jobs, within the transaction that ends the generation. */
export async function deleteCallQueue(transaction: Transaction, generationId: string): Promise<void> {
  // `boss.deleteQueue` takes no transaction; this is the function that it calls. Drafts and ended generations have no
  // queue, for which the function itself would fail.
  await transaction.$executeRawUnsafe("select pgboss.delete_queue(name) from pgboss.queue where name = $1", callQueue(generationId));
}

/** What a call's job carries. */
export interface CallJobData {
  seedId: string;
  count: number;
  batch: number;
  batches: number;
  /** The value of each attribute, and of the balanced field, that all its rows are to have; none where there are none. */
  attributes?: Readonly<Record<string, string>> | undefined;
}

const MAX_INSERT = 5_000;

/**
 * Queues calls within a transaction.
 * @throws when the generation's queue was deleted meanwhile: pg-boss itself would insert nothing and say nothing
 */
export async function insertCalls(transaction: Transaction, generationId: string, calls: readonly CallJobData[]): Promise<void> {
  const boss = await queue();
  for (let start = 0; start < calls.length; start += MAX_INSERT) {
    const jobs = calls.slice(start, start + MAX_INSERT).map((data) => ({ data }));
    const ids = await boss.insert(callQueue(generationId), jobs, { ...inTransaction(transaction), returnId: true });
    if (ids?.length !== jobs.length) throw new Error(`the queue of generation ${generationId} is gone`);
  }
}

/** Sends a task for a generation within a transaction. */
export async function sendTask(transaction: Transaction, name: typeof PLAN_QUEUE | typeof SAVE_QUEUE, generationId: string): Promise<void> {
  const data: GenerationJob = { generationId };
  await (await queue()).send(name, data, inTransaction(transaction));
}

/** A dataset of a million rows takes about so long to be written. */
const SAVE_EVERY_SECONDS = 30;

/**
 * Asks for a dataset's file to be made anew within a transaction that changed its rows. However many changes there are, it
 * is made once in so many seconds; the last of them is in it.
 */
export async function sendSaving(transaction: Transaction, generationId: string): Promise<void> {
  const data: GenerationJob = { generationId };
  await (await queue()).sendDebounced(SAVE_QUEUE, data, inTransaction(transaction), SAVE_EVERY_SECONDS, generationId);
}

/** Asks for an upload to be read, within a transaction. */
export async function sendReading(transaction: Transaction, fileId: string): Promise<void> {
  const data: FileJob = { fileId };
  await (await queue()).send(READ_QUEUE, data, inTransaction(transaction));
}

/** Asks for an export to be sent to its hub, within a transaction. */
export async function sendPush(transaction: Transaction, exportId: string): Promise<void> {
  const data: ExportJob = { exportId };
  await (await queue()).send(PUSH_QUEUE, data, inTransaction(transaction));
}

/** Asks for an export to be prepared, within a transaction. */
export async function sendExport(transaction: Transaction, exportId: string): Promise<void> {
  const data: ExportJob = { exportId };
  await (await queue()).send(EXPORT_QUEUE, data, inTransaction(transaction));
}
