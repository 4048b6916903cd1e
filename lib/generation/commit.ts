import type { Transaction } from "../db/client.ts";
import { sqlStateOf, transact } from "../db/transaction.ts";
import { storeScores } from "../evaluation/store-scores.ts";
import { callQueue, deleteCallQueue, insertCalls, inTransaction, queue, SAVE_QUEUE, sendTask } from "../jobs/queue.ts";
import { type CommittedState, type FinishedCall, SPENDING_LIMIT_REACHED, UnstorableError } from "./engine-types.ts";
import { type Judgement, judgeRows, type Refusal } from "./judge-rows.ts";
import type { GenerationKind } from "./kinds.ts";
import { findInLedger } from "./ledger.ts";
import { describeMissing } from "./missing.ts";
import { findPaidTwice } from "./paid-twice.ts";
import type { PromptMemories } from "./prompt-memories.ts";
import { type RecalledPrompts, recallPrompts, type StoredHashes } from "./recall-prompts.ts";
import { type SeedProgress, type SettledCall, settleCalls, type TotalsChange } from "./settle-calls.ts";
import { endStatus, type GenerationStatus } from "./status.ts";
import { storeCalls, storeRefusals } from "./store-rows.ts";

// One transaction for many finished calls: their rows, ledger lines, counters, follow-ups and the ends of their jobs.
// The generations' rows are locked first, in order, so that workers wait for one another instead of deadlocking, and so
// that what is read here is what is changed. Each kind of row is written by one statement, whatever the number of calls.

interface LockedGeneration {
  id: string;
  kind: GenerationKind;
  status: GenerationStatus;
}

/** @throws UnstorableError when PostgreSQL refuses the data itself */
export async function commitCalls(calls: readonly FinishedCall[], memories: PromptMemories): Promise<CommittedState[]> {
  // A call that this worker lost and took again may have ended twice: the second answer comes late, like another worker's.
  const unique = [...new Map(calls.map((call) => [call.job.id, call])).values()];
  const twins = calls.filter((call) => !unique.includes(call));
  const prompts = await recallPrompts(unique, memories);
  try {
    const { states, stored } = await transact((transaction) => {
      // What an earlier try kept was rolled back with it.
      prompts.settle(null);
      return commitIn(transaction, unique, prompts);
    });
    prompts.settle(stored);
    return twins.length > 0 ? [...states, ...(await commitCalls(twins, memories))] : states;
  } catch (error) {
    // Should it have reached the database all the same, its rows are read from there.
    prompts.settle(null);
    // Class 22: data exception; 23: constraint violation; 54: program limit exceeded.
    if (/^(22|23|54)/.test(sqlStateOf(error) ?? "")) throw new UnstorableError("the database refuses a call's data", { cause: error });
    throw error;
  }
}

interface Committed {
  states: CommittedState[];
  stored: StoredHashes;
}

async function commitIn(transaction: Transaction, calls: readonly FinishedCall[], prompts: RecalledPrompts): Promise<Committed> {
  const ids = [...new Set(calls.map((call) => call.job.generationId))].sort();
  const locked = await transaction.$queryRawUnsafe<LockedGeneration[]>(LOCK_GENERATIONS, ids);
  const statuses = new Map(locked.map(({ id, status }) => [id, status]));
  // The others were deleted, and with them everything that could be counted.
  const wanted = calls.filter((call) => statuses.has(call.job.generationId));
  if (wanted.length === 0) return { states: [], stored: new Map() };

  const committed = await findInLedger(
    transaction,
    wanted.map((call) => call.job.id),
  );
  const late = await findPaidTwice(
    transaction,
    wanted.filter((call) => committed.has(call.job.id)),
  );
  const fresh = [...wanted.filter((call) => !committed.has(call.job.id)), ...late];
  const { settled, stored } = await storeFresh(transaction, fresh, prompts);
  const evaluations = locked.filter(({ kind }) => kind === "evaluation");
  await storeScores(
    transaction,
    evaluations.flatMap(({ id }) => [...(stored.get(id)?.values() ?? [])]),
  );
  const states: CommittedState[] = [];
  for (const generation of locked)
    states.push(
      await settleGeneration(
        transaction,
        generation,
        settled.filter((call) => call.job.generationId === generation.id),
      ),
    );
  for (const { id, status } of locked) {
    const done = wanted.filter((call) => call.job.generationId === id).map((call) => call.job.id);
    // The queue of a generation that has ended is gone, and its jobs with it.
    const ended = status === "cancelled" || !["running", "paused"].includes(states.find((state) => state.id === id)?.status ?? status);
    if (!ended && done.length > 0) await (await queue()).deleteJob(callQueue(id), done, inTransaction(transaction));
  }
  return { states, stored };
}

const LOCK_GENERATIONS = `
  select id::text, kind, status from generations where id = any($1::uuid[]) order by id for no key update`;

/** Stores calls that are not in the ledger yet: their rows as far as they are new, and the others as refused. */
async function storeFresh(transaction: Transaction, calls: readonly FinishedCall[], { memories, prepared, repeated }: RecalledPrompts) {
  const accepted: Judgement["accepted"] = [];
  const refused: Refusal[] = [];
  for (const [id, own] of Map.groupBy(calls, (call) => call.job.generationId)) {
    const memory = memories.get(id) ?? null;
    await memory?.catchUp(transaction);
    const judgement = await judgeRows(own, memory, prepared, repeated);
    accepted.push(...judgement.accepted);
    refused.push(...judgement.refused);
  }
  const lines = await storeCalls(transaction, calls, accepted);
  const stored = new Map<string, Map<string, string>>();
  for (const { call, row } of accepted) {
    const rowId = lines.get(call.job.id)?.rowIds[row.hash];
    const own = stored.get(call.job.generationId) ?? new Map<string, string>();
    stored.set(call.job.generationId, own);
    if (rowId === undefined) refused.push({ call, row, similarity: 1, resembled: { hash: row.hash } });
    else own.set(row.hash, rowId);
  }
  await storeRefusals(transaction, refused);
  const settled = calls.flatMap((call): SettledCall[] => {
    const line = lines.get(call.job.id);
    return line ? [{ ...call, accepted: line.accepted, duplicates: line.duplicates }] : [];
  });
  return { settled, stored };
}

async function settleGeneration(
  transaction: Transaction,
  { id, kind, status }: LockedGeneration,
  calls: readonly SettledCall[],
): Promise<CommittedState> {
  const seedIds = [...new Set(calls.map((call) => call.job.seedId))];
  const seeds = await transaction.$queryRawUnsafe<SeedProgress[]>(READ_SEEDS, seedIds);
  const settled = settleCalls(calls, seeds, status === "cancelled", kind);
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
