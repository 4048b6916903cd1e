import type { RowData, RowShape } from "../generation/fields/row-shape.ts";
import { canonicalJson } from "../json.ts";
import { readEdit } from "./read-edit.ts";
import type { ReviewState } from "./state.ts";

// What becomes of the changes that somebody asks for, from what the rows are now. Pure.

/** What is left out stays as it is. */
export interface RowChange {
  rowId: string;
  /** Of the review that it is based on: 0 for a row that nobody had touched. */
  revision: number;
  data?: RowData | undefined;
  state?: ReviewState | undefined;
  note?: string | undefined;
}

/** A change that was not made, and why. */
export type RowConflict =
  /** Somebody changed the row meanwhile. */
  | { rowId: string; reason: "changed" }
  /** The dataset has this text already. */
  | { rowId: string; reason: "duplicate"; otherRowId: string }
  /** The text is none for this dataset. */
  | { rowId: string; reason: "invalid"; field: string; message: string }
  | { rowId: string; reason: "gone" };

/** A row and its review as they are now. Times as text. */
export interface CurrentRow {
  rowId: string;
  data: RowData;
  hash: string;
  state: ReviewState;
  note: string;
  revision: number;
  original: RowData | null;
  editedById: string | null;
  editedAt: string | null;
  reviewedById: string | null;
  reviewedAt: string | null;
}

/** A row after its change, and what it was before. */
export interface PlannedChange {
  before: CurrentRow;
  after: { data: RowData | null; hash: string | null; state: ReviewState; note: string; original: RowData | null };
}

interface ChangePlan {
  planned: PlannedChange[];
  conflicts: RowConflict[];
}

/**
 * @param current the rows by id; those that are not there are gone
 * @param owners hash in hexadecimal → the row of the dataset that has it
 */
export function planChanges(
  { shape, byItem }: { shape: RowShape; byItem: boolean },
  changes: readonly RowChange[],
  current: ReadonlyMap<string, CurrentRow>,
  owners: ReadonlyMap<string, string>,
): ChangePlan {
  const plan: ChangePlan = { planned: [], conflicts: [] };
  const taken = new Map(owners);
  const seen = new Set<string>();
  for (const change of changes) {
    const { rowId } = change;
    const before = current.get(rowId);
    const outcome = before && !seen.has(rowId) ? planChange(change, before) : ({ rowId, reason: before ? "changed" : "gone" } as const);
    if (outcome === null) continue;
    if ("reason" in outcome) plan.conflicts.push(outcome);
    else {
      plan.planned.push(outcome);
      seen.add(rowId);
    }
  }
  return plan;

  /** Null where there is nothing to change. */
  function planChange(change: RowChange, before: CurrentRow): PlannedChange | RowConflict | null {
    const { rowId } = change;
    const [state, note] = [change.state ?? before.state, change.note ?? before.note];
    const edit = change.data && readEdit(shape, byItem, change.data);
    if (edit && "message" in edit) return { rowId, reason: "invalid", ...edit };
    const edited = edit && canonicalJson(edit.data) !== canonicalJson(before.data) ? edit : null;
    // Two people who decide the same do not disturb each other.
    if (!edited && state === before.state && note === before.note) return null;
    if (change.revision !== before.revision) return { rowId, reason: "changed" };
    const owner = edited?.hash ? taken.get(edited.hash) : undefined;
    if (owner !== undefined && owner !== rowId) return { rowId, reason: "duplicate", otherRowId: owner };
    if (edited?.hash) taken.set(edited.hash, rowId);
    const first = before.original ?? before.data;
    const original = !edited ? before.original : canonicalJson(edited.data) === canonicalJson(first) ? null : first;
    return { before, after: { data: edited?.data ?? null, hash: edited?.hash ?? null, state, note, original } };
  }
}

/** The hashes of the texts that changes bring, in hexadecimal: whether the dataset has them decides. */
export function hashesOf({ shape, byItem }: { shape: RowShape; byItem: boolean }, changes: readonly RowChange[]): string[] {
  return changes.flatMap(({ data }) => {
    const edit = data && readEdit(shape, byItem, data);
    return edit && !("message" in edit) && edit.hash ? [edit.hash] : [];
  });
}
