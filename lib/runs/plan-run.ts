import { database, type Transaction } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { failPlanning } from "../generation/planning-files.ts";
import { countPlanned, lockQueued, setRunning } from "../generation/planning-state.ts";
import { insertCalls } from "../jobs/queue.ts";
import { selectRows } from "../review/select-rows.ts";
import type { RowChoice } from "./run-settings.ts";

// Planning a run over rows: first all its rows as lines of `seeds`, at once, so that what is changed meanwhile changes nothing;
// then a call for each, some thousands at a time. It may be broken off anywhere and done again: a line says whether its call
// was planned.

const BATCH = 5_000;

/** Returns false when the run was paused, cancelled or deleted meanwhile. */
export async function planRun(runId: string, subjectId: string, rows: RowChoice): Promise<boolean> {
  const chosen = await transact(async (transaction) => {
    if (!(await lockQueued(transaction, runId))) return null;
    const known = await transaction.seed.count({ where: { generationId: runId } });
    return known > 0 ? known : insertRows(transaction, runId, subjectId, rows);
  });
  if (chosen === null) return false;
  for (let position = -1; ; ) {
    const last = await planBatch(runId, position);
    if (last === null) return false;
    if (last === position) break;
    position = last;
  }
  await countPlanned(database(), chosen);
  return transact(async (transaction) => {
    if (!(await lockQueued(transaction, runId))) return false;
    if (chosen === 0) return failPlanning(transaction, runId, "The filter shows no row any more.");
    await transaction.generation.update({ where: { id: runId }, data: { asked: chosen, pending: chosen, seedCount: chosen } });
    await setRunning(transaction, runId);
    return true;
  });
}

/** In the order of the dataset. A sample is drawn by a hash of the row's and the run's id, so each row is as likely as any. */
async function insertRows(transaction: Transaction, runId: string, subjectId: string, { filter, sample }: RowChoice): Promise<number> {
  const { from, where, parameters } = selectRows(subjectId, filter);
  const run = `$${parameters.length + 1}::uuid`;
  const drawn =
    sample === null ? "" : `order by hashint8extended(r.id, hashtextextended(${run}::text, 0)) limit $${parameters.length + 2}::int`;
  return transaction.$executeRawUnsafe(
    `insert into seeds (generation_id, position, kind, text, row_id, asked)
    select ${run}, row_number() over (order by id) - 1, 'row', '', id, 1
    from (select r.id from ${from} where ${where} ${drawn}) as chosen order by id`,
    ...parameters,
    runId,
    ...(sample === null ? [] : [sample]),
  );
}

/** Plans the calls of the next lines; returns the position of the last of them, or `after` when there are none. */
function planBatch(runId: string, after: number): Promise<number | null> {
  return transact(async (transaction) => {
    if (!(await lockQueued(transaction, runId))) return null;
    const lines = await transaction.$queryRawUnsafe<{ id: string; position: number; planned: number }[]>(NEXT_LINES, runId, after, BATCH);
    const fresh = lines.filter(({ planned }) => planned === 0).map(({ id }) => id);
    if (fresh.length > 0) await transaction.$executeRawUnsafe("update seeds set planned = 1 where id = any($1::bigint[])", fresh);
    await insertCalls(
      transaction,
      runId,
      fresh.map((seedId) => ({ seedId, count: 1, batch: 0, batches: 1 })),
    );
    return lines.at(-1)?.position ?? after;
  });
}

const NEXT_LINES = `
  select id::text, position, planned from seeds where generation_id = $1::uuid and position > $2::int order by position limit $3::int`;
