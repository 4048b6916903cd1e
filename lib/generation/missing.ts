import type { Transaction } from "../db/client.ts";
import { plural } from "../format.ts";

/** One reason why rows are missing. */
export interface MissingReason {
  reason: string;
  /** Rows given up for it. */
  rows: number;
  /** Failed calls; 0 when the engine gave seeds up. */
  calls: number;
  /** `InferenceErrorCode`, `storage`, or `yield` when the engine gave seeds up. */
  code: string;
}

/** Why rows of a generation are missing, the gravest reason first. */
export async function listMissing(transaction: Transaction, generationId: string): Promise<MissingReason[]> {
  return transaction.$queryRawUnsafe<MissingReason[]>(LIST_MISSING, generationId);
}

const LIST_MISSING = `
  with failed as (
    select seed_id, error_code, error_message, rows_asked - accepted as rows from calls where generation_id = $1::uuid and status = 'failed'
  ), failed_by_seed as (
    select seed_id, sum(rows) as rows from failed group by seed_id
  ), given_up as (
    select missing_reason, missing - coalesce(failed_by_seed.rows, 0) as rows
    from seeds left join failed_by_seed on failed_by_seed.seed_id = seeds.id
    where generation_id = $1::uuid and missing > 0 and missing_reason <> ''
  )
  select error_message as reason, sum(rows)::int as rows, count(*)::int as calls, error_code as code
  from failed group by error_message, error_code
  union all
  select missing_reason, sum(rows)::int, 0, 'yield' from given_up where rows > 0 group by missing_reason
  order by 2 desc, 1`;

/** The reasons in one text for the user. */
export async function describeMissing(transaction: Transaction, generationId: string): Promise<string> {
  return summariseMissing(await listMissing(transaction, generationId));
}

const SHOWN = 3;

export function summariseMissing(reasons: readonly MissingReason[]): string {
  const total = reasons.reduce((sum, { rows }) => sum + rows, 0);
  if (total === 0) return "";
  const parts = reasons.slice(0, SHOWN).map(({ reason, rows }) => (reasons.length === 1 ? reason : `${plural(rows, "pair")}: ${reason}`));
  const more = reasons.length > SHOWN ? ` ${plural(reasons.length - SHOWN, "more reason")} below.` : "";
  return `${plural(total, "pair")} ${total === 1 ? "is" : "are"} missing. ${parts.join(" ")}${more}`;
}
