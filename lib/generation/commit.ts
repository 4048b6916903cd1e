import type { Transaction } from "../db/client.ts";
import { sqlStateOf, transact } from "../db/transaction.ts";
import { callQueue, deleteCallQueue, insertCalls, inTransaction, queue, SAVE_QUEUE, sendTask } from "../jobs/queue.ts";
import { type CommittedState, type FinishedCall, SPENDING_LIMIT_REACHED, UnstorableError } from "./engine-types.ts";
import { describeMissing } from "./missing.ts";
import { findPaidTwice } from "./paid-twice.ts";
import { type SeedProgress, type SettledCall, settleCalls, type TotalsChange } from "./settle-calls.ts";
import { endStatus, type GenerationStatus } from "./status.ts";

// One transaction for many finished calls: their rows, ledger lines, counters, follow-ups and the ends of their jobs.
// The generations' rows are locked first, in order, so that workers wait for one another instead of deadlocking, and so
// that what is read here is what is changed. Each kind of row is written by one statement, whatever the number of calls.

interface LockedGeneration {
  id: string;
  status: GenerationStatus;
}

/** @throws UnstorableError when PostgreSQL refuses the data itself */
export async function commitCalls(calls: readonly FinishedCall[]): Promise<CommittedState[]> {
  try {
    return await transact((transaction) => commitIn(transaction, calls));
  } catch (error) {
    // Class 22: data exception; 23: constraint violation; 54: program limit exceeded.
    if (/^(22|23|54)/.test(sqlStateOf(error) ?? "")) throw new UnstorableError("the database refuses a call's data", { cause: error });
    throw error;
  }
}

async function commitIn(transaction: Transaction, calls: readonly FinishedCall[]): Promise<CommittedState[]> {
  const ids = [...new Set(calls.map((call) => call.job.generationId))].sort();
  const locked = await transaction.$queryRawUnsafe<LockedGeneration[]>(LOCK_GENERATIONS, ids);
  const statuses = new Map(locked.map(({ id, status }) => [id, status]));
  // The others were deleted, and with them everything that could be counted.
  const wanted = calls.filter((call) => statuses.has(call.job.generationId));
  if (wanted.length === 0) return [];

  const stored = await storeCalls(transaction, wanted);
  const late = stored.size < wanted.length ? wanted.filter((call) => !stored.has(call.job.id)) : [];
  const paidTwice = await findPaidTwice(transaction, late);
  if (paidTwice.length > 0) for (const [id, line] of await storeCalls(transaction, paidTwice)) stored.set(id, line);
  const fresh = [...wanted, ...paidTwice].flatMap((call): SettledCall[] => {
    const line = stored.get(call.job.id);
    return line ? [{ ...call, ...line }] : [];
  });
  const states: CommittedState[] = [];
  for (const { id, status } of locked)
    states.push(
      await settleGeneration(
        transaction,
        id,
        status,
        fresh.filter((call) => call.job.generationId === id),
      ),
    );
  for (const { id, status } of locked) {
    const done = wanted.filter((call) => call.job.generationId === id).map((call) => call.job.id);
    // The queue of a generation that has ended is gone, and its jobs with it.
    const ended = status === "cancelled" || !["running", "paused"].includes(states.find((state) => state.id === id)?.status ?? status);
    if (!ended && done.length > 0) await (await queue()).deleteJob(callQueue(id), done, inTransaction(transaction));
  }
  return states;
}

const LOCK_GENERATIONS = `
  select id::text, status from generations where id = any($1::uuid[]) order by id for no key update`;

/** Rows first and ledger lines from what became of them, so that nothing is written twice. Calls committed before are left out. */
const STORE_CALLS = `
  with incoming as materialized (
    select * from json_to_recordset($1::json) as call(
      id uuid, generation_id uuid, seed_id bigint, status text, rows_asked int, offered int, duplicates int, invalid int, attempts int,
      input_tokens int, output_tokens int, cost_usd float8, latency_ms int, finish_reason text, error_code text, error_message text)
  ), fresh as materialized (
    select * from incoming where not exists (select from calls where calls.id = incoming.id)
  ), stored as (
    insert into rows (generation_id, seed_id, call_id, data, prompt_hash)
    select fresh.generation_id, fresh.seed_id, fresh.id, offer.data, decode(offer.hash, 'hex')
    from rows from (json_to_recordset($2::json) as (call_id uuid, data jsonb, hash text)) with ordinality as offer(call_id, data, hash, place)
    join fresh on fresh.id = offer.call_id
    order by offer.place
    on conflict (generation_id, prompt_hash) do nothing
    returning call_id
  ), counted as (
    select call_id, count(*)::int as accepted from stored group by call_id
  )
  insert into calls (
    id, generation_id, seed_id, status, rows_asked, accepted, duplicates, invalid, attempts,
    input_tokens, output_tokens, cost_usd, latency_ms, finish_reason, error_code, error_message)
  select fresh.id, generation_id, seed_id, status, rows_asked, coalesce(counted.accepted, 0),
    duplicates + offered - coalesce(counted.accepted, 0), invalid, attempts,
    input_tokens, output_tokens, cost_usd, latency_ms, finish_reason, error_code, error_message
  from fresh left join counted on counted.call_id = fresh.id
  on conflict (id) do nothing
  returning id::text, accepted, duplicates`;

async function storeCalls(transaction: Transaction, calls: readonly FinishedCall[]) {
  const lines = calls.map((call) => ({
    ...{ id: call.job.id, generation_id: call.job.generationId, seed_id: call.job.seedId, status: call.status, rows_asked: call.job.count },
    ...{ offered: call.offered.length, duplicates: call.duplicates, invalid: call.invalid, attempts: call.attempts },
    ...{ input_tokens: call.inputTokens, output_tokens: call.outputTokens, cost_usd: call.costUsd, latency_ms: call.latencyMs },
    ...{ finish_reason: call.finishReason, error_code: call.errorCode, error_message: call.errorMessage },
  }));
  const rows = calls.flatMap((call) => call.offered.map(({ data, hash }) => ({ call_id: call.job.id, data, hash })));
  const stored = await transaction.$queryRawUnsafe<{ id: string; accepted: number; duplicates: number }[]>(
    STORE_CALLS,
    JSON.stringify(lines),
    JSON.stringify(rows),
  );
  return new Map(stored.map(({ id, accepted, duplicates }) => [id, { accepted, duplicates }]));
}

async function settleGeneration(
  transaction: Transaction,
  id: string,
  status: GenerationStatus,
  calls: readonly SettledCall[],
): Promise<CommittedState> {
  const seedIds = [...new Set(calls.map((call) => call.job.seedId))];
  const seeds = await transaction.$queryRawUnsafe<SeedProgress[]>(READ_SEEDS, seedIds);
  const settled = settleCalls(calls, seeds, status === "cancelled");
  if (settled.followUps.length > 0) await insertCalls(transaction, id, settled.followUps);
  await transaction.$executeRawUnsafe(UPDATE_SEEDS, JSON.stringify(settled.seeds));
  const [after] = await transaction.$queryRawUnsafe<AfterUpdate[]>(UPDATE_GENERATION, id, JSON.stringify(settled.totals));
  if (!after) throw new Error(`generation ${id} vanished although it was locked`);
  const next = await endOrPause(transaction, after, settled.totals);
  return { id, status: next, costUsd: after.cost_usd ?? 0, followUps: settled.followUps.length };
}

const READ_SEEDS = `select id::text, barren_calls as "barrenCalls", planned from seeds where id = any($1::bigint[])`;

const UPDATE_SEEDS = `
  update seeds set
    accepted = seeds.accepted + change.accepted, missing = seeds.missing + change.missing, duplicates = seeds.duplicates + change.duplicates,
    barren_calls = change.barren_calls, planned = seeds.planned + change.planned,
    missing_reason = case when change.missing_reason = '' then seeds.missing_reason else change.missing_reason end
  from json_to_recordset($1::json) as change(
    id bigint, accepted int, missing int, duplicates int, barren_calls int, planned int, missing_reason text)
  where seeds.id = change.id`;

interface AfterUpdate {
  id: string;
  status: GenerationStatus;
  asked: number;
  accepted: number;
  pending: number;
  cost_usd: number | null;
  spending_limit: number | null;
}

/** A cost that is not known adds nothing; it is null as long as no call's is known. */
const UPDATE_GENERATION = `
  update generations set
    accepted = generations.accepted + change.accepted, pending = generations.pending + change.pending,
    missing = generations.missing + change.missing, duplicates = generations.duplicates + change.duplicates,
    invalid = generations.invalid + change.invalid, lost_calls = generations.lost_calls + change.lost_calls,
    input_tokens = generations.input_tokens + change.input_tokens, output_tokens = generations.output_tokens + change.output_tokens,
    cost_usd = case when change.cost_usd is null then generations.cost_usd else coalesce(generations.cost_usd, 0) + change.cost_usd end,
    updated_at = now()
  from json_to_record($2::json) as change(
    accepted int, pending int, missing int, duplicates int, invalid int, lost_calls int, input_tokens bigint, output_tokens bigint, cost_usd float8)
  where generations.id = $1::uuid
  returning generations.id::text, status, asked, generations.accepted, generations.pending, generations.cost_usd, spending_limit`;

async function endOrPause(transaction: Transaction, after: AfterUpdate, change: TotalsChange): Promise<GenerationStatus> {
  const { id, status } = after;
  if (status !== "running" && status !== "paused") {
    // The rows of calls that were in flight at a cancel, and what is known of lost ones, came after the dataset was saved.
    if (after.accepted > 0 && change.accepted + change.lost_calls > 0) await sendTask(transaction, SAVE_QUEUE, id);
    return status;
  }
  if (after.pending === 0) return endGeneration(transaction, id, endStatus(after));
  if (status === "running" && after.spending_limit !== null && (after.cost_usd ?? 0) >= after.spending_limit) {
    await transaction.$executeRawUnsafe(PAUSE, id, SPENDING_LIMIT_REACHED);
    return "paused";
  }
  return status;
}

const PAUSE = `update generations set status = 'paused', status_reason = $2, updated_at = now() where id = $1::uuid and status = 'running'`;

async function endGeneration(
  transaction: Transaction,
  id: string,
  status: "completed" | "incomplete" | "failed",
): Promise<GenerationStatus> {
  const reason = status === "completed" ? "" : await describeMissing(transaction, id);
  await transaction.generation.update({ where: { id }, data: { status, statusReason: reason, finishedAt: new Date() } });
  await transaction.workerReport.deleteMany({ where: { generationId: id } });
  await deleteCallQueue(transaction, id);
  if (status !== "failed") await sendTask(transaction, SAVE_QUEUE, id);
  return status;
}
