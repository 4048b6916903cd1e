import { randomUUID } from "node:crypto";
import { z } from "zod";
import { database, type Transaction } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { type CallJobData, callQueue, inTransaction, queue } from "../jobs/queue.ts";
import { taskOf } from "../runs/task-of.ts";
import { inputsOf } from "../sources/inputs.ts";
import { commitCalls } from "./commit.ts";
import type { EngineStore, GenerationState, WorkerReport } from "./engine-types.ts";
import { toKind } from "./kinds.ts";
import { createPromptMemories } from "./prompt-memories.ts";
import { readTopics } from "./read-topics.ts";
import { readStoredDraft } from "./stored-draft.ts";

/** The engine's store in PostgreSQL, with pg-boss as the queue. One for each worker. */
export function postgresStore(workerId: string = randomUUID()): EngineStore {
  const memories = createPromptMemories();
  /** Commits take turns: each must know what became of the one before. */
  let lastCommit: Promise<unknown> = Promise.resolve();
  return {
    listStates(known) {
      memories.keepOnly(known);
      return database().$queryRawUnsafe<GenerationState[]>(LIST_STATES, known, workerId);
    },
    load: loadGeneration,
    async fetchCalls(generationId, limit) {
      // Nothing is asked for before it is known what the dataset has: a long one is read for some seconds.
      await memories.of(generationId);
      const jobs = await (await queue()).fetch<CallJobData>(callQueue(generationId), { batchSize: limit });
      return jobs.map(({ id, data }) => ({ id, generationId, ...data }));
    },
    readTopics,
    async keepAlive(generationId, callIds) {
      await (await queue()).touch(callQueue(generationId), [...callIds]);
    },
    putBack,
    commit(calls) {
      const turn = lastCommit.then(() => commitCalls(calls, memories));
      lastCommit = turn.catch(() => {});
      return turn;
    },
    async pause(generationId, reason) {
      await database().generation.updateMany({
        where: { id: generationId, status: "running" },
        data: { status: "paused", statusReason: reason },
      });
    },
    async report(reports) {
      await database().$executeRawUnsafe(REPORT, workerId, JSON.stringify(reports.map(toColumns)));
    },
  };
}

const LIST_STATES = `
  select generations.id::text, status, connection_id::text as "connectionId", coalesce(connections.updated_at::text, '') as "connectionVersion",
    connections.max_concurrency as "maxConcurrency", model_id as "modelId", coalesce(cost_usd, 0) as "costUsd", spending_limit as "spendingLimit",
    case when spending_limit is null then 1 else (
      select count(*)::int + 1 from worker_reports
      where generation_id = generations.id and worker_id <> $2::uuid and worker_reports.updated_at > now() - interval '5 seconds'
    ) end as "workers",
    spending_limit is not null and exists (
      select from worker_reports
      where generation_id = generations.id and worker_id < $2::uuid and worker_reports.updated_at > now() - interval '5 seconds'
    ) as "yieldsAtLimit"
  from generations left join connections on connections.id = connection_id
  where status = 'running' or generations.id = any($1::uuid[])`;

const priceSchema = z.object({ inputPerMillion: z.number(), outputPerMillion: z.number() }).nullable();

async function loadGeneration(id: string) {
  const generation = await database().generation.findUnique({
    where: { id },
    select: { kind: true, config: true, price: true, seedCount: true },
  });
  if (!generation) return null;
  const price = priceSchema.parse(generation.price);
  const kind = toKind(generation.kind);
  const bySeed = kind === "dataset" && inputsOf(readStoredDraft(generation.config).configure) === "seeds";
  return { id, task: taskOf(kind, generation.config, price), price, topics: bySeed ? await readSeeds(id) : null };
}

/** A few hundred at most. */
async function readSeeds(generationId: string): Promise<Map<string, string>> {
  const seeds = await database().seed.findMany({ where: { generationId }, select: { id: true, text: true } });
  return new Map(seeds.map((seed) => [String(seed.id), seed.text]));
}

async function putBack(generationId: string, callIds: readonly string[]): Promise<void> {
  await transact((transaction) => resumeTaken(transaction, generationId, callIds));
}

/**
 * pg-boss puts an active job back in two steps: cancelled, then queued again. First in the queue, for all calls of a plan
 * are of the same age, and among those a changed one would come last.
 */
export async function resumeTaken(transaction: Transaction, generationId: string, callIds: readonly string[]): Promise<void> {
  if (callIds.length === 0) return;
  const boss = await queue();
  await boss.cancel(callQueue(generationId), [...callIds], inTransaction(transaction));
  await boss.resume(callQueue(generationId), [...callIds], inTransaction(transaction));
  await transaction.$executeRawUnsafe(PUT_FIRST, callQueue(generationId), callIds);
}

const PUT_FIRST = `update pgboss.job set priority = 1 where name = $1 and id = any($2::uuid[]) and state = 'created'`;

/** Only for generations that still run: a report that comes late must not stay. */
const REPORT = `
  insert into worker_reports (generation_id, worker_id, in_flight, level, level_reason, waiting_until, rate_per_minute, waiting, updated_at)
  select generations.id, $1::uuid, report.in_flight, report.level, report.level_reason, report.waiting_until, report.rate_per_minute,
    report.waiting, now()
  from json_to_recordset($2::json) as report(generation_id uuid, in_flight int, level int, level_reason text, waiting_until timestamptz,
    rate_per_minute int, waiting text)
  join generations on generations.id = report.generation_id and generations.status in ('running', 'paused')
  order by generations.id
  on conflict (generation_id, worker_id) do update set
    in_flight = excluded.in_flight, level = excluded.level, level_reason = excluded.level_reason,
    waiting_until = excluded.waiting_until, rate_per_minute = excluded.rate_per_minute,
    waiting = excluded.waiting, updated_at = excluded.updated_at`;

const toColumns = (report: WorkerReport) => ({
  ...{ generation_id: report.generationId, in_flight: report.inFlight, level: report.level },
  ...{ level_reason: report.levelReason, waiting_until: report.waitingUntil, rate_per_minute: report.ratePerMinute },
  waiting: report.waiting,
});
