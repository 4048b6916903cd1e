import type { Transaction } from "../db/client.ts";

/**
 * Keeps the scores of judgements that were stored just now, in the same transaction. A judgement is a row of its evaluation
 * whose data holds `score`, `criteria` (each with a `score`) and the `revision` of the judged row's review.
 * @param judgementIds rows of evaluations
 */
export async function storeScores(transaction: Transaction, judgementIds: readonly string[]): Promise<void> {
  if (judgementIds.length > 0) await transaction.$executeRawUnsafe(STORE_SCORES, judgementIds);
}

const STORE_SCORES = `
  insert into scores (evaluation_id, row_id, seed_id, score, criteria, judgement_id, row_revision)
  select judgement.generation_id, judged.id, judged.seed_id, (judgement.data->>'score')::float8,
    array(select (criterion->>'score')::int from jsonb_array_elements(judgement.data->'criteria') with ordinality as c(criterion, place) order by place),
    judgement.id, (judgement.data->>'revision')::int
  from rows judgement
  join seeds on seeds.id = judgement.seed_id
  join rows judged on judged.id = seeds.row_id
  where judgement.id = any($1::bigint[])
  on conflict (evaluation_id, row_id) do nothing`;
