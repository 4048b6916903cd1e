import type { Transaction } from "../db/client.ts";
import { withLargeTexts } from "../db/large-texts.ts";
import type { FinishedCall } from "./engine-types.ts";
import type { Judgement, Refusal } from "./judge-rows.ts";

// Rows, ledger lines and refused rows, each written by one statement, whatever the number of calls.

export interface StoredCall {
  accepted: number;
  duplicates: number;
  /** Hash → id of its stored rows. */
  rowIds: Readonly<Record<string, string>>;
}

/**
 * Stores calls that are not in the ledger yet, with their accepted rows. A row whose prompt the dataset has already is
 * left out and counted among the call's duplicates. Returns call id → what became of it.
 */
export async function storeCalls(
  transaction: Transaction,
  calls: readonly FinishedCall[],
  accepted: Judgement["accepted"],
): Promise<Map<string, StoredCall>> {
  const lines = calls.map((call) => ({
    ...{ id: call.job.id, generation_id: call.job.generationId, seed_id: call.job.seedId, status: call.status, rows_asked: call.job.count },
    attributes: call.job.attributes,
    ...{ offered: call.offered.length + call.repeats.length, invalid: call.invalid, attempts: call.attempts },
    ...{ input_tokens: call.inputTokens, output_tokens: call.outputTokens, cost_usd: call.costUsd, latency_ms: call.latencyMs },
    ...{ finish_reason: call.finishReason, error_code: call.errorCode, error_message: call.errorMessage },
  }));
  const rows = accepted.map(({ call, row: { data, hash } }) => ({ call_id: call.job.id, data, hash }));
  const stored = await withLargeTexts([JSON.stringify(lines), JSON.stringify(rows)], (parameters) =>
    transaction.$queryRawUnsafe<(StoredCall & { id: string })[]>(STORE_CALLS, ...parameters),
  );
  return new Map(stored.map(({ id, ...call }) => [id, call]));
}

/** Rows first and ledger lines from what became of them, so that nothing is written twice. */
const STORE_CALLS = `
  with line as materialized (
    select * from json_to_recordset($1::json) as line(
      id uuid, generation_id uuid, seed_id bigint, attributes jsonb, status text, rows_asked int, offered int, invalid int, attempts int,
      input_tokens int, output_tokens int, cost_usd float8, latency_ms int, finish_reason text, error_code text, error_message text)
  ), stored as (
    insert into rows (generation_id, seed_id, call_id, data, prompt_hash)
    select line.generation_id, line.seed_id, line.id, offer.data, decode(offer.hash, 'hex')
    from rows from (json_to_recordset($2::json) as (call_id uuid, data jsonb, hash text)) with ordinality as offer(call_id, data, hash, place)
    join line on line.id = offer.call_id
    order by offer.place
    on conflict (generation_id, prompt_hash) do nothing
    returning id, call_id, prompt_hash
  ), counted as (
    select call_id, count(*)::int as accepted, json_object_agg(encode(prompt_hash, 'hex'), id::text) as row_ids
    from stored group by call_id
  ), ledger as (
    insert into calls (
      id, generation_id, seed_id, attributes, status, rows_asked, accepted, duplicates, invalid, attempts,
      input_tokens, output_tokens, cost_usd, latency_ms, finish_reason, error_code, error_message)
    select line.id, generation_id, seed_id, attributes, status, rows_asked, coalesce(counted.accepted, 0),
      offered - coalesce(counted.accepted, 0), invalid, attempts,
      input_tokens, output_tokens, cost_usd, latency_ms, finish_reason, error_code, error_message
    from line left join counted on counted.call_id = line.id
    returning id, accepted, duplicates
  )
  select ledger.id::text, ledger.accepted, ledger.duplicates, coalesce(counted.row_ids, '{}') as "rowIds"
  from ledger left join counted on counted.call_id = ledger.id`;

/** Keeps the refused rows with what each resembles. */
export async function storeRefusals(transaction: Transaction, refused: readonly Refusal[]): Promise<void> {
  if (refused.length === 0) return;
  const lines = refused.map(({ call: { job }, row, similarity, resembled, exact = false }) => ({
    ...{ generation_id: job.generationId, seed_id: job.seedId, call_id: job.id, data: row.data, hash: row.hash, similarity, exact },
    ...("rowId" in resembled ? { row_id: resembled.rowId } : { resembled_hash: resembled.hash }),
  }));
  await transaction.$executeRawUnsafe(STORE_REFUSALS, JSON.stringify(lines));
}

/** Subqueries and not joins: each is one look into an index, whatever the planner believes about the table's size. */
const STORE_REFUSALS = `
  insert into refused_rows (generation_id, seed_id, call_id, data, kind, similarity, resembled_row_id)
  select generation_id, seed_id, call_id, data,
    case when same is null and not exact then 'near' else 'exact' end, case when same is null then similarity else 1 end, coalesce(same, alike)
  from (
    select refusal.*,
      (select id from rows where rows.generation_id = refusal.generation_id and prompt_hash = decode(hash, 'hex')) as same,
      coalesce(
        (select id from rows where rows.id = refusal.row_id),
        (select id from rows where rows.generation_id = refusal.generation_id and prompt_hash = decode(resembled_hash, 'hex'))
      ) as alike
    from rows from (json_to_recordset($1::json) as (
      generation_id uuid, seed_id bigint, call_id uuid, data jsonb, hash text, similarity float8, exact boolean, row_id bigint, resembled_hash text
    )) with ordinality as refusal(generation_id, seed_id, call_id, data, hash, similarity, exact, row_id, resembled_hash, place)
  ) as found
  order by place`;
