import type { Actor } from "../accounts/actor.ts";
import { AppError } from "../errors.ts";
import type { RowData } from "../generation/fields/row-shape.ts";
import { applyChanges, type RowConflict } from "./apply-changes.ts";
import type { ReviewKind } from "./kinds.ts";
import { getReviewRow, type ReviewRow } from "./row-page.ts";
import type { ReviewState } from "./state.ts";

export interface RowEdit {
  /** Of the review that it is based on: 0 for a row that nobody had touched. */
  revision: number;
  state?: ReviewState | undefined;
  note?: string | undefined;
  /** The fields that change; the others stay as they are. */
  data?: RowData | undefined;
}

/**
 * Changes one row, as one action that can be undone, and gives it back as it is then.
 * @throws AppError `not-found:generation`, `not-found:row`; `conflict:row` when somebody changed it meanwhile, or the dataset
 * has this text already; `bad-input:row` for a text that is none for this dataset
 */
export async function changeRow(actor: Actor, generationId: string, rowId: string, edit: RowEdit): Promise<ReviewRow> {
  const before = await getReviewRow(actor, generationId, rowId);
  const data = edit.data && { ...before.data, ...edit.data };
  const change = { ...edit, rowId: before.id, data };
  const { conflicts } = await applyChanges(actor, generationId, kindOf(edit, before.state), [change]);
  const [conflict] = conflicts;
  if (conflict) throw refusalOf(conflict);
  return getReviewRow(actor, generationId, rowId);
}

const BY_STATE: Readonly<Record<ReviewState, ReviewKind>> = {
  ...{ approved: "approve", rejected: "reject", unreviewed: "unreview", deleted: "delete" },
};

/** What the list of actions calls it. */
function kindOf({ data, state }: RowEdit, before: ReviewState): ReviewKind {
  if (data !== undefined) return "edit";
  if (state === undefined) return "note";
  return before === "deleted" && state !== "deleted" ? "restore" : BY_STATE[state];
}

function refusalOf(conflict: RowConflict): AppError {
  switch (conflict.reason) {
    case "changed":
      return new AppError("conflict:row", "Somebody has changed this row meanwhile. Read it again, and send its new revision.", {
        field: "revision",
      });
    case "duplicate":
      return new AppError("conflict:row", `The dataset has this text already, in row ${conflict.otherRowId}.`, { field: "data" });
    case "invalid":
      return new AppError("bad-input:row", conflict.message, { field: `data.${conflict.field}` });
    case "gone":
      return new AppError("not-found:row", "This row does not exist.");
  }
}
