import type { Actor } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { database, type Transaction } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { requireDataset } from "../generation/access.ts";
import { ENDED } from "../generation/status.ts";
import { sendSaving } from "../jobs/queue.ts";
import { lockReviews } from "./review-lock.ts";

export interface Undone {
  /** Rows that are as they were before the action. */
  undone: number;
  /** Rows that were left alone: they were changed again since, or another row has the text that theirs was. */
  left: number;
}

/** Rows that are put back in one transaction. */
const BATCH = 10_000;

/**
 * Puts the rows of an action back as they were. It may be called again when it was broken off: what is undone already stays.
 * @param onProgress is told how many rows were looked at so far
 * @throws AppError `not-found:generation`, `not-found:action`, `conflict:undone` when it was undone already
 */
export async function undoAction(
  actor: Actor,
  generationId: string,
  actionId: string,
  { onProgress, signal, batch: size = BATCH }: { onProgress?: (done: number) => void; signal?: AbortSignal; batch?: number } = {},
): Promise<Undone> {
  const dataset = await requireDataset(actor, generationId);
  const action = isUuid(actionId) ? await database().reviewAction.findFirst({ where: { id: actionId, generationId } }) : null;
  if (!action) throw new AppError("not-found:action", "This change does not exist, or it belongs to another dataset.");
  if (action.undoneAt) throw new AppError("conflict:undone", "This was undone already.");
  const saved = ENDED.includes(dataset.status);
  const total = { undone: 0, left: 0 };
  // The last first: what a row's text was may have gone to a later row of the same action.
  for (let before: string | null = LAST_ID; before !== null; ) {
    signal?.throwIfAborted();
    const batch: UndoneBatch = await transact((transaction) =>
      undoBatch(transaction, { generationId, actionId, before: before ?? LAST_ID, size, saved }),
    );
    total.undone += batch.undone;
    total.left += batch.looked - batch.undone;
    onProgress?.(total.undone + total.left);
    before = batch.looked < size ? null : batch.first;
  }
  await database().reviewAction.updateMany({ where: { id: actionId }, data: { undoneAt: new Date() } });
  return total;
}

const LAST_ID = "9223372036854775807";

interface UndoneBatch {
  looked: number;
  undone: number;
  /** Whether the dataset's file is another one now. */
  changed: boolean;
  first: string | null;
}

async function undoBatch(
  transaction: Transaction,
  { generationId, actionId, before, size, saved }: { generationId: string; actionId: string; before: string; size: number; saved: boolean },
): Promise<UndoneBatch> {
  await lockReviews(transaction, generationId);
  const [batch] = await transaction.$queryRawUnsafe<UndoneBatch[]>(UNDO, actionId, generationId, before, size);
  if (!batch) throw new Error("counting always gives a line");
  if (saved && batch.changed) await sendSaving(transaction, generationId);
  return batch;
}

/**
 * A row is put back when its review has the revision that the action gave it. It gets a new revision, not the old one, so
 * that nobody who saw another text under a number takes this one for it; the change before it in the row's history learns
 * that number, and can be undone next.
 */
const UNDO = `
  with line as materialized (
    select c.*, v.revision as now from review_changes c left join row_reviews v on v.row_id = c.row_id
    where c.action_id = $1::uuid and c.row_id < $3::bigint order by c.row_id desc limit $4::int
  ), free as materialized (
    select line.*, v.state as state_now, v.original as original_now, r.data as data_now
    from line join row_reviews v on v.row_id = line.row_id join rows r on r.id = line.row_id
    where now = line.revision and (line.prompt_hash is null or not exists (
      select from rows other where other.generation_id = $2::uuid and other.prompt_hash = line.prompt_hash and other.id <> line.row_id))
  ), written as (
    update rows set data = free.data, prompt_hash = coalesce(free.prompt_hash, rows.prompt_hash)
    from free where rows.id = free.row_id and free.data is not null
  ), reviewed as (
    update row_reviews v set
      state = free.state, note = free.note, revision = free.revision + 1,
      original = case when free.data is null then free.original_now else nullif(coalesce(free.original_now, free.data_now), free.data) end,
      edited_by_id = free.edited_by_id, edited_at = free.edited_at, reviewed_by_id = free.reviewed_by_id, reviewed_at = free.reviewed_at
    from free where v.row_id = free.row_id
  ), earlier as (
    update review_changes c set revision = free.revision + 1
    from free where c.row_id = free.row_id
      and c.revision = (select max(revision) from review_changes where row_id = free.row_id and revision < free.revision)
  ), forgotten as (
    delete from review_changes c using free where c.action_id = $1::uuid and c.row_id = free.row_id
  )
  select (select count(*)::int from line) as looked, (select min(row_id)::text from line) as first,
    (select count(*)::int from free) as undone,
    (select coalesce(bool_or(data is not null or (state = 'deleted') <> (state_now = 'deleted')), false) from free) as changed`;
