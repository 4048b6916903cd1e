import type { Actor } from "../accounts/actor.ts";
import type { Transaction } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { type CallJobData, createCallQueue, insertCalls } from "../jobs/queue.ts";
import { lockGeneration, requireGeneration } from "./access.ts";
import { type Attributes, attributesKey, axesOf } from "./attributes.ts";
import { callsPerSeed, splitRows } from "./plan.ts";
import { usualRowsOfSeed } from "./seed-rows.ts";
import type { GenerationStatus } from "./status.ts";
import { readStoredDraft } from "./stored-draft.ts";

/** The failed calls of one reason, as a page groups them. */
export interface FailureReason {
  code: string;
  reason: string;
}

/**
 * Asks again for what is missing: the rows of the calls that failed for one reason, or, without `only`, every missing row,
 * those of seeds that the engine gave up too. Sets an ended generation running again. Returns the number of rows asked for again.
 * @throws AppError `conflict:generation` when it was cancelled, was never started or misses nothing
 */
export async function retryFailedCalls(actor: Actor, id: string, only?: FailureReason): Promise<number> {
  mustBeRetriable((await requireGeneration(actor, id)).status);
  // Before the transaction, for the queue's own connection must see it; an ended generation's was deleted.
  await createCallQueue(id);
  return transact(async (transaction) => {
    mustBeRetriable(await lockGeneration(actor, id, transaction));
    const retried = only ? await retryCalls(transaction, id, only) : await retryEverything(transaction, id);
    if (retried.length === 0) throw new AppError("conflict:generation", "Nothing is missing any more.");
    const rows = retried.reduce((sum, { count }) => sum + count, 0);
    await insertCalls(transaction, id, await planAgain(transaction, id, retried));
    await transaction.$executeRawUnsafe(RUN_AGAIN, id, rows);
    return rows;
  });
}

function mustBeRetriable(status: GenerationStatus): void {
  if (!["running", "paused", "incomplete", "failed"].includes(status))
    throw new AppError("conflict:generation", `It is ${status}: there is nothing to retry.`);
}

interface Retried {
  seedId: string;
  /** Rows to ask for again. */
  count: number;
  /** What they are to have; null for nothing. */
  attributes: Attributes | null;
}

async function retryCalls(transaction: Transaction, id: string, { code, reason }: FailureReason): Promise<Retried[]> {
  const calls = await transaction.$queryRawUnsafe<Retried[]>(MARK_CALLS, id, code, reason);
  return joined(calls);
}

/** One line for each seed and each combination of attributes. */
function joined(lines: readonly Retried[]): Retried[] {
  const groups = Map.groupBy(lines, (line) => `${line.seedId} ${attributesKey(line.attributes ?? undefined)}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, count: others.reduce((sum, { count }) => sum + count, first.count) }] : [],
  );
}

async function retryEverything(transaction: Transaction, id: string): Promise<Retried[]> {
  const failed = await transaction.$queryRawUnsafe<Retried[]>(MARK_ALL, id);
  const seeds = await transaction.$queryRawUnsafe<Pick<Retried, "seedId" | "count">[]>(LIST_MISSING_SEEDS, id);
  const short = await transaction.$queryRawUnsafe<Retried[]>(LIST_SHORT_CALLS, id);
  const bySeed = Map.groupBy([...failed, ...short], (call) => call.seedId);
  return joined(seeds.flatMap(({ seedId, count }) => shareOut(seedId, count, bySeed.get(seedId) ?? [])));
}

/**
 * What the missing rows of a seed are to have: as the calls that were to bring them. Failed calls first, then those that
 * brought less than they were asked for, the latest first: those before them were asked again when they ended.
 */
function shareOut(seedId: string, missing: number, calls: readonly Retried[]): Retried[] {
  const shares: Retried[] = [];
  let left = missing;
  for (const { attributes, count } of calls) {
    if (left === 0) break;
    shares.push({ seedId, attributes, count: Math.min(left, count) });
    left -= Math.min(left, count);
  }
  return left > 0 ? [...shares, { seedId, attributes: calls[0]?.attributes ?? null, count: left }] : shares;
}

/** New calls for the rows; the seeds' counters follow. A seed that was given up gets a new chance. */
async function planAgain(transaction: Transaction, id: string, retried: readonly Retried[]): Promise<CallJobData[]> {
  const { rowsPerCall, batches } = await readPlan(transaction, id);
  const plans = [...Map.groupBy(retried, ({ seedId }) => seedId)].map(([seedId, own]) => ({
    id: seedId,
    missing: own.reduce((sum, { count }) => sum + count, 0),
    calls: own.flatMap(({ count, attributes }) => splitRows(count, rowsPerCall).map((part) => ({ count: part, attributes }))),
  }));
  const changes = plans.map(({ id: seedId, missing, calls }) => ({ id: seedId, missing, calls: calls.length }));
  const before = await transaction.$queryRawUnsafe<{ id: string; planned: number }[]>(UPDATE_SEEDS, JSON.stringify(changes));
  const planned = new Map(before.map((seed) => [seed.id, seed.planned]));
  return plans.flatMap(({ id: seedId, calls }) =>
    calls.map(({ count, attributes }, index) => ({
      ...{ seedId, count, batch: (planned.get(seedId) ?? 0) - calls.length + index, batches },
      ...(attributes && { attributes }),
    })),
  );
}

/** How a generation was planned. A run asks for one row at a time. */
async function readPlan(transaction: Transaction, id: string): Promise<{ rowsPerCall: number; batches: number }> {
  const { kind, config } = await transaction.generation.findUniqueOrThrow({ where: { id }, select: { kind: true, config: true } });
  if (kind !== "dataset") return { rowsPerCall: 1, batches: 1 };
  const { prompt } = readStoredDraft(config);
  const rowsPerCall = prompt.rowsPerCall ?? 1;
  return { rowsPerCall, batches: callsPerSeed(usualRowsOfSeed(prompt), rowsPerCall, axesOf(prompt).label?.values.length) };
}

const MARK_CALLS = `
  update calls set status = 'retried' where generation_id = $1::uuid and error_code = $2 and error_message = $3 and status = 'failed'
  returning seed_id::text as "seedId", rows_asked - accepted as count, attributes`;
const MARK_ALL = `
  update calls set status = 'retried' where generation_id = $1::uuid and status = 'failed'
  returning seed_id::text as "seedId", rows_asked - accepted as count, attributes`;
const LIST_SHORT_CALLS = `
  select seed_id::text as "seedId", rows_asked - accepted as count, attributes from calls
  where generation_id = $1::uuid and status = 'done' and rows_asked > accepted and attributes is not null order by finished_at desc`;
const LIST_MISSING_SEEDS = `
  select id::text as "seedId", missing as count from seeds where generation_id = $1::uuid and missing > 0 order by position`;
const UPDATE_SEEDS = `
  update seeds set missing = seeds.missing - change.missing, planned = seeds.planned + change.calls, barren_calls = 0,
    missing_reason = case when seeds.missing = change.missing then '' else missing_reason end
  from json_to_recordset($1::json) as change(id bigint, missing int, calls int)
  where seeds.id = change.id
  returning seeds.id::text, seeds.planned`;
const RUN_AGAIN = `
  update generations set missing = missing - $2::int, pending = pending + $2::int, finished_at = null, updated_at = now(),
    running_since = case when status in ('running', 'paused') then running_since else now() end,
    status = case when status = 'paused' then status else 'running' end,
    status_reason = case when status = 'paused' then status_reason else '' end
  where id = $1::uuid`;
