import type { Actor } from "../accounts/actor.ts";
import { database, type Transaction } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { requireDataset } from "../generation/access.ts";
import { ENDED } from "../generation/status.ts";
import { sendSaving } from "../jobs/queue.ts";
import type { RowFilter } from "./filter.ts";
import { STATE_AFTER, type StateKind } from "./kinds.ts";
import { lockReviews, recordAction } from "./review-lock.ts";
import { selectRows } from "./select-rows.ts";

interface BulkChanged {
  /** The one action that all of it is; null when nothing was changed. */
  actionId: string | null;
  /** Rows that were changed; those that were so already are not among them. */
  changed: number;
}

/** Rows that are changed in one transaction: a fraction of a second, so that nobody else waits for long. */
const BATCH = 10_000;

/**
 * Sets the state of all rows that a filter shows (for `restore`, of the deleted ones among them), in batches. Rows that come
 * while it runs are not meant. All of it is one action, which can be undone, also when it was broken off half way.
 * @param options.signal stops it after the batch under way; what is done stays
 * @param options.batch rows of one transaction
 * @param options.onProgress is told how many rows were changed so far, and in which action
 * @throws AppError `not-found:generation`
 */
export async function bulkChange(
  actor: Actor,
  generationId: string,
  kind: StateKind,
  filter: RowFilter,
  { signal, onProgress, batch: size = BATCH }: { signal?: AbortSignal; onProgress?: (progress: BulkChanged) => void; batch?: number } = {},
): Promise<BulkChanged> {
  const dataset = await requireDataset(actor, generationId);
  const wanted: RowFilter = kind === "restore" ? { ...filter, state: "deleted" } : filter;
  const upTo = await lastRow(generationId);
  const done: BulkChanged = { actionId: null, changed: 0 };
  for (let after: string | null = "0"; after !== null; ) {
    if (signal?.aborted) break;
    const author = { actor, generationId, kind, action: done.actionId };
    const saved = ENDED.includes(dataset.status);
    const batch: Batch = await transact((transaction) =>
      changeBatch(transaction, author, wanted, { after: after ?? "0", upTo, size, saved }),
    );
    done.actionId = batch.action;
    done.changed += batch.changed;
    onProgress?.({ ...done });
    after = batch.changed < size ? null : batch.last;
  }
  return done;
}

async function lastRow(generationId: string): Promise<string> {
  const last = await database().row.findFirst({ where: { generationId }, orderBy: { id: "desc" }, select: { id: true } });
  return String(last?.id ?? 0);
}

interface Batch {
  action: string | null;
  changed: number;
  last: string | null;
}

async function changeBatch(
  transaction: Transaction,
  author: { actor: Actor; generationId: string; kind: StateKind; action: string | null },
  filter: RowFilter,
  { after, upTo, size, saved }: { after: string; upTo: string; size: number; saved: boolean },
): Promise<Batch> {
  const { generationId, kind, actor } = author;
  await lockReviews(transaction, generationId);
  // Its line is there before its changes are; without any, it is taken back.
  const action = await recordAction(transaction, { ...author, rows: 0 });
  const { text, parameters } = changeStatement(generationId, filter, kind, [after, upTo, size, actor.id, action.createdAt, action.id]);
  const [found] = await transaction.$queryRawUnsafe<{ changed: number; last: string | null; changes_file: boolean }[]>(text, ...parameters);
  const { changed = 0, last = null } = found ?? {};
  if (changed > 0) await transaction.reviewAction.update({ where: { id: action.id }, data: { rows: { increment: changed } } });
  else if (author.action === null) await transaction.reviewAction.delete({ where: { id: action.id } });
  if (saved && found?.changes_file) await sendSaving(transaction, generationId);
  return { action: changed > 0 ? action.id : author.action, changed, last };
}

/** One statement for a batch: the rows never leave the database. */
function changeStatement(generationId: string, filter: RowFilter, kind: StateKind, values: readonly unknown[]) {
  const { from, where, parameters } = selectRows(generationId, filter);
  const [after, upTo, limit, user, at, action] = values.map((_, index) => `$${parameters.length + index + 1}`);
  const state = STATE_AFTER[kind];
  const next = state === null ? STATE_BEFORE_DELETION : `'${state}'`;
  const text = `
    with target as materialized (
      select r.id, coalesce(v.state, 'unreviewed') as state, coalesce(v.note, '') as note, coalesce(v.revision, 0) as revision,
        v.edited_by_id, v.edited_at, v.reviewed_by_id, v.reviewed_at, ${next} as next
      from ${from}
      where ${where} and r.id > ${after}::bigint and r.id <= ${upTo}::bigint and coalesce(v.state, 'unreviewed') <> '${state ?? "unreviewed"}'
      order by r.id limit ${limit}::int
    ), reviewed as (
      insert into row_reviews (row_id, generation_id, state, revision, reviewed_by_id, reviewed_at)
      select id, $1::uuid, next, 1, ${user}::uuid, ${at}::timestamptz from target order by id
      on conflict (row_id) do update set state = excluded.state, revision = row_reviews.revision + 1,
        reviewed_by_id = excluded.reviewed_by_id, reviewed_at = excluded.reviewed_at
    ), noted as (
      insert into review_changes (action_id, row_id, revision, state, note, edited_by_id, edited_at, reviewed_by_id, reviewed_at)
      select ${action}::uuid, id, revision + 1, state, note, edited_by_id, edited_at, reviewed_by_id, reviewed_at from target order by id
    )
    select count(*)::int as changed, max(id)::text as last,
      coalesce(bool_or((state = 'deleted') <> (next = 'deleted')), false) as changes_file from target`;
  return { text, parameters: [...parameters, ...values] };
}

/** Of a deleted row `r`: what it was when it was deleted. */
export const STATE_BEFORE_DELETION = `coalesce((
  select c.state from review_changes c where c.row_id = r.id and c.state <> 'deleted' order by c.revision desc limit 1), 'unreviewed')`;
