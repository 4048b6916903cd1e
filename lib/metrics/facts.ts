import { database } from "../db/client.ts";
import { cacheProbe } from "../health/cached-probe.ts";
import { listWorkerSigns, type WorkerSign } from "../jobs/heartbeat.ts";
import { type QueueLength, readQueueLengths } from "../jobs/queue-lengths.ts";

/** What all parts of Seedloom together have made and do, as the database knows it. */
export interface Facts {
  /** By kind and status; sums of the generations' own counters. */
  generations: GenerationSums[];
  queues: QueueLength[];
  workers: WorkerSign[];
  levels: LimiterLevel[];
}

interface GenerationSums {
  kind: string;
  status: string;
  count: number;
  accepted: number;
  pending: number;
  missing: number;
  duplicates: number;
  invalid: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars, of those whose price is known. */
  costUsd: number;
}

interface LimiterLevel {
  connection: string;
  model: string;
  level: number;
}

/** One line for each generation is read, and no row and no call: a studio of many million rows has some thousand. */
const SUMS = `
  select kind, status, count(*)::int as count, sum(accepted)::float8 as accepted, sum(pending)::float8 as pending,
    sum(missing)::float8 as missing, sum(duplicates)::float8 as duplicates, sum(invalid)::float8 as invalid,
    sum(input_tokens)::float8 as "inputTokens", sum(output_tokens)::float8 as "outputTokens",
    coalesce(sum(cost_usd), 0)::float8 as "costUsd"
  from generations group by kind, status order by kind, status`;

/** Generations of one model share its level on each worker: it counts once. */
const LEVELS = `
  select connections.name as connection, lanes.model_id as model, sum(lanes.level)::float8 as level
  from (
    select generations.connection_id, generations.model_id, worker_reports.worker_id, max(worker_reports.level) as level
    from worker_reports join generations on generations.id = worker_reports.generation_id
    where worker_reports.updated_at > now() - interval '5 seconds' group by 1, 2, 3
  ) lanes
  join connections on connections.id = lanes.connection_id group by 1, 2 order by 1, 2`;

async function queryFacts(): Promise<Facts> {
  const [generations, levels, queues, workers] = await Promise.all([
    database().$queryRawUnsafe<GenerationSums[]>(SUMS),
    database().$queryRawUnsafe<LimiterLevel[]>(LEVELS),
    readQueueLengths(),
    listWorkerSigns(),
  ]);
  return { generations, levels, queues, workers };
}

const shared = globalThis as typeof globalThis & { seedloomFacts?: () => Promise<Facts | null> };

/** The facts as they were at most a second ago; null when the database does not tell them within 3 s. */
export function readFacts(): Promise<Facts | null> {
  shared.seedloomFacts ??= cacheProbe<Facts | null>({ run: queryFacts, failed: () => null, timeoutMs: 3_000, keepMs: 1_000 });
  return shared.seedloomFacts();
}
