import type { Actor } from "../accounts/actor.ts";
import type { Transaction } from "../db/client.ts";
import { withLargeTexts } from "../db/large-texts.ts";
import { sqlStateOf, transact } from "../db/transaction.ts";
import { requireDataset } from "../generation/access.ts";
import type { RowShape } from "../generation/fields/row-shape.ts";
import { ENDED } from "../generation/status.ts";
import { sendSaving } from "../jobs/queue.ts";
import { readDatasetFacts } from "./dataset-facts.ts";
import type { ReviewKind } from "./kinds.ts";
import { type CurrentRow, hashesOf, type PlannedChange, planChanges, type RowChange, type RowConflict } from "./plan-changes.ts";
import { lockReviews, recordAction } from "./review-lock.ts";

export type { RowChange, RowConflict } from "./plan-changes.ts";

export interface AppliedChanges {
  /** The action, to be undone; null when nothing was changed. */
  actionId: string | null;
  /** Rows that were changed. What was as wanted already counts neither here nor there. */
  applied: number;
  conflicts: RowConflict[];
}

/** Changes made in one transaction. */
const BATCH = 2_000;

/**
 * Changes rows of a dataset, each as far as nobody has changed it since the revision that the change names; those that were,
 * whose text is not valid or that the dataset has already, are left as they are and given back. All that is changed is one
 * action, which can be undone. Some thousand changes at a time are one transaction.
 * @param options.action goes on with an action that an earlier call began
 * @throws AppError `not-found:generation`
 */
export async function applyChanges(
  actor: Actor,
  generationId: string,
  kind: ReviewKind,
  changes: readonly RowChange[],
  options: { action?: string | null } = {},
): Promise<AppliedChanges> {
  const dataset = await requireDataset(actor, generationId);
  const rules = { ...(await readDatasetFacts(generationId)), saved: ENDED.includes(dataset.status) };
  const done: AppliedChanges = { actionId: options.action ?? null, applied: 0, conflicts: [] };
  for (let start = 0; start < changes.length; start += BATCH) {
    const batch = changes.slice(start, start + BATCH);
    const { action, applied, conflicts } = await again(() =>
      transact((transaction) => applyIn(transaction, { actor, generationId, kind, action: done.actionId }, rules, batch)),
    );
    done.actionId = action;
    done.applied += applied;
    done.conflicts.push(...conflicts);
  }
  return done;
}

const MAX_TRIES = 3;

/** A running generation may store a text between our looking for it and our writing it: then the second look finds it. */
async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work();
    } catch (error) {
      if (tries >= MAX_TRIES || sqlStateOf(error) !== "23505") throw error;
    }
}

interface Author {
  actor: Actor;
  generationId: string;
  kind: ReviewKind;
  action: string | null;
}

async function applyIn(
  transaction: Transaction,
  author: Author,
  rules: { shape: RowShape; byItem: boolean; saved: boolean },
  changes: readonly RowChange[],
) {
  const { actor, generationId } = author;
  await lockReviews(transaction, generationId);
  const current = await readCurrent(
    transaction,
    generationId,
    changes.map(({ rowId }) => rowId),
  );
  const owners = await findOwners(transaction, generationId, hashesOf(rules, changes));
  const { planned, conflicts } = planChanges(rules, changes, current, owners);
  if (planned.length === 0) return { action: author.action, applied: 0, conflicts };
  const action = await recordAction(transaction, { ...author, rows: planned.length });
  const lines = planned.map((change) => toLine(change, actor.id, action.createdAt));
  await withLargeTexts([JSON.stringify(lines)], ([text]) => transaction.$queryRawUnsafe(WRITE, text, generationId, action.id));
  if (rules.saved && planned.some(changesFile)) await sendSaving(transaction, generationId);
  return { action: action.id, applied: planned.length, conflicts };
}

/** Whether the file of the dataset is another one afterwards. */
const changesFile = ({ before, after }: PlannedChange) =>
  after.data !== null || (before.state === "deleted") !== (after.state === "deleted");

/** A row and its review after the change (`data` and `hash` as far as they are new), and what undo needs to know (`was_…`). */
function toLine({ before, after }: PlannedChange, userId: string, at: Date) {
  const who = (changed: boolean, id: string | null, when: string | null) =>
    changed ? { id: userId, at: at.toISOString() } : { id, at: when };
  // Back at the model's own words, nobody has edited it.
  const edited =
    after.data !== null && after.original === null ? { id: null, at: null } : who(after.data !== null, before.editedById, before.editedAt);
  const reviewed = who(after.state !== before.state, before.reviewedById, before.reviewedAt);
  return {
    ...{ row_id: before.rowId, data: after.data, hash: after.hash, state: after.state, note: after.note, original: after.original },
    ...{ revision: before.revision + 1, edited_by: edited.id, edited_at: edited.at, reviewed_by: reviewed.id, reviewed_at: reviewed.at },
    ...{ was_state: before.state, was_note: before.note, was_data: after.data && before.data, was_hash: after.hash && before.hash },
    ...{ was_edited_by: before.editedById, was_edited_at: before.editedAt },
    ...{ was_reviewed_by: before.reviewedById, was_reviewed_at: before.reviewedAt },
  };
}

/** JSON null is no value: `data`, `original` and `was_data` of a line that has none are null to the database too. */
const WRITE = `
  with line as materialized (
    select *, nullif(data, 'null'::jsonb) as new_data, nullif(original, 'null'::jsonb) as first_data, nullif(was_data, 'null'::jsonb) as old_data
    from json_to_recordset($1::json) as line(
      row_id bigint, data jsonb, hash text, state text, note text, original jsonb, revision int,
      edited_by uuid, edited_at timestamptz, reviewed_by uuid, reviewed_at timestamptz,
      was_state text, was_note text, was_data jsonb, was_hash text,
      was_edited_by uuid, was_edited_at timestamptz, was_reviewed_by uuid, was_reviewed_at timestamptz)
  ), written as (
    update rows set data = line.new_data, prompt_hash = coalesce(decode(line.hash, 'hex'), rows.prompt_hash)
    from line where rows.id = line.row_id and line.new_data is not null
  ), reviewed as (
    insert into row_reviews (row_id, generation_id, state, note, revision, original, edited_by_id, edited_at, reviewed_by_id, reviewed_at)
    select row_id, $2::uuid, state, note, revision, first_data, edited_by, edited_at, reviewed_by, reviewed_at from line order by row_id
    on conflict (row_id) do update set state = excluded.state, note = excluded.note, revision = excluded.revision,
      original = excluded.original, edited_by_id = excluded.edited_by_id, edited_at = excluded.edited_at,
      reviewed_by_id = excluded.reviewed_by_id, reviewed_at = excluded.reviewed_at
  )
  insert into review_changes
    (action_id, row_id, revision, state, note, data, prompt_hash, edited_by_id, edited_at, reviewed_by_id, reviewed_at)
  select $3::uuid, row_id, revision, was_state, was_note, old_data, decode(was_hash, 'hex'),
    was_edited_by, was_edited_at, was_reviewed_by, was_reviewed_at
  from line`;

async function readCurrent(transaction: Transaction, generationId: string, rowIds: readonly string[]) {
  const ids = rowIds.filter((id) => /^\d{1,18}$/.test(id));
  const rows = await transaction.$queryRawUnsafe<CurrentRow[]>(CURRENT, generationId, ids);
  return new Map(rows.map((row) => [row.rowId, row]));
}

const CURRENT = `
  select r.id::text as "rowId", r.data, encode(r.prompt_hash, 'hex') as hash, coalesce(v.state, 'unreviewed') as state,
    coalesce(v.note, '') as note, coalesce(v.revision, 0) as revision, v.original,
    v.edited_by_id::text as "editedById", v.edited_at::text as "editedAt",
    v.reviewed_by_id::text as "reviewedById", v.reviewed_at::text as "reviewedAt"
  from rows r left join row_reviews v on v.row_id = r.id
  where r.id = any($2::bigint[]) and r.generation_id = $1::uuid`;

/** Hash → the row of the dataset that has it. */
async function findOwners(transaction: Transaction, generationId: string, hashes: readonly string[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const found = await transaction.$queryRawUnsafe<{ hash: string; id: string }[]>(OWNERS, generationId, hashes);
  return new Map(found.map(({ hash, id }) => [hash, id]));
}

const OWNERS = `
  select encode(prompt_hash, 'hex') as hash, id::text from rows
  where generation_id = $1::uuid and prompt_hash in (select decode(hash, 'hex') from unnest($2::text[]) as hash)`;
