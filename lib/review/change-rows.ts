import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { requireDataset } from "../generation/access.ts";
import type { RowData } from "../generation/fields/row-shape.ts";
import { type AppliedChanges, applyChanges, type RowChange } from "./apply-changes.ts";
import { STATE_BEFORE_DELETION } from "./bulk-change.ts";
import { type ReviewKind, STATE_AFTER } from "./kinds.ts";
import type { ReviewState } from "./state.ts";

/** A row as a person saw it: nothing is changed when it has another revision now. */
interface SeenRow {
  rowId: string;
  revision: number;
}

/** What a person does to rows that they see: chosen ones, or the one that is open. */
export type RowsAction =
  | { kind: Exclude<ReviewKind, "edit" | "note" | "accept"> }
  | { kind: "edit"; data: RowData }
  | { kind: "note"; note: string };

/**
 * Does one thing to rows, as one action. What `restore` and `revert` lead back to, the database knows.
 * @throws AppError `not-found:generation`
 */
export async function changeRows(
  actor: Actor,
  generationId: string,
  rows: readonly SeenRow[],
  action: RowsAction,
): Promise<AppliedChanges> {
  return applyChanges(actor, generationId, action.kind, await toChanges(actor, generationId, rows, action));
}

async function toChanges(actor: Actor, generationId: string, rows: readonly SeenRow[], action: RowsAction): Promise<RowChange[]> {
  if (action.kind === "edit") return rows.map((row) => ({ ...row, data: action.data }));
  if (action.kind === "note") return rows.map((row) => ({ ...row, note: action.note }));
  const { kind } = action;
  if (kind === "restore" || kind === "revert") {
    await requireDataset(actor, generationId);
    const before = await readBefore(generationId, rows);
    return rows.map((row) => ({ ...row, ...before.get(row.rowId)?.[kind] }));
  }
  const state = STATE_AFTER[kind] ?? undefined;
  return rows.map((row) => ({ ...row, state }));
}

/** What each row was before it was deleted, and before it was edited. */
async function readBefore(generationId: string, rows: readonly SeenRow[]) {
  const found = await database().$queryRawUnsafe<{ id: string; now: string; state: ReviewState; original: RowData | null }[]>(
    BEFORE,
    generationId,
    rows.map(({ rowId }) => rowId),
  );
  return new Map(
    found.map(({ id, now, state, original }) => [
      id,
      { restore: now === "deleted" ? { state } : {}, revert: original === null ? {} : { data: original } },
    ]),
  );
}

const BEFORE = `
  select r.id::text, v.state as now, ${STATE_BEFORE_DELETION} as state, v.original from rows r join row_reviews v on v.row_id = r.id
  where r.id = any($2::bigint[]) and r.generation_id = $1::uuid`;
