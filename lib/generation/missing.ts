import type { Transaction } from "../db/client.ts";
import { plural } from "../format.ts";
import { KIND_ROWS, toKind } from "./kinds.ts";

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

/**
 * Why rows of a generation are missing, the gravest reason first. A reason may hold a million failed calls, so what the
 * engine gave up is looked for only where failed calls do not account for all that is missing.
 */
export async function listMissing(transaction: Transaction, generationId: string): Promise<MissingReason[]> {
  const failed = await transaction.$queryRawUnsafe<MissingReason[]>(LIST_FAILED, generationId);
  const [generation] = await transaction.$queryRawUnsafe<{ missing: number }[]>(READ_MISSING, generationId);
  const explained = failed.reduce((sum, { rows }) => sum + rows, 0);
  const givenUp =
    (generation?.missing ?? 0) > explained ? await transaction.$queryRawUnsafe<MissingReason[]>(LIST_GIVEN_UP, generationId) : [];
  return [...failed, ...givenUp].sort((one, other) => other.rows - one.rows || (one.reason < other.reason ? -1 : 1));
}

const READ_MISSING = `select missing from generations where id = $1::uuid`;

const LIST_FAILED = `
  select error_message as reason, sum(rows_asked - accepted)::int as rows, count(*)::int as calls, error_code as code
  from calls where generation_id = $1::uuid and status = 'failed' group by error_message, error_code`;

const LIST_GIVEN_UP = `
  with failed_by_seed as (
    select seed_id, sum(rows_asked - accepted) as rows from calls where generation_id = $1::uuid and status = 'failed' group by seed_id
  ), given_up as (
    select missing_reason, missing - coalesce(failed_by_seed.rows, 0) as rows
    from seeds left join failed_by_seed on failed_by_seed.seed_id = seeds.id
    where generation_id = $1::uuid and missing > 0 and missing_reason <> ''
  )
  select missing_reason as reason, sum(rows)::int as rows, 0 as calls, 'yield' as code from given_up where rows > 0 group by missing_reason`;

/** The reasons in one text for the user. */
export async function describeMissing(transaction: Transaction, generationId: string): Promise<string> {
  const generation = await transaction.generation.findUnique({ where: { id: generationId }, select: { kind: true } });
  return summariseMissing(await listMissing(transaction, generationId), KIND_ROWS[toKind(generation?.kind ?? "dataset")]);
}

const SHOWN = 3;

/** @param row what one of them is called */
export function summariseMissing(reasons: readonly MissingReason[], row: string = KIND_ROWS.dataset): string {
  const total = reasons.reduce((sum, { rows }) => sum + rows, 0);
  if (total === 0) return "";
  const parts = reasons.slice(0, SHOWN).map(({ reason, rows }) => (reasons.length === 1 ? reason : `${plural(rows, row)}: ${reason}`));
  const more = reasons.length > SHOWN ? ` ${plural(reasons.length - SHOWN, "more reason")} below.` : "";
  return `${plural(total, row)} ${total === 1 ? "is" : "are"} missing. ${parts.join(" ")}${more}`;
}
