import type { RowFilter } from "@/lib/review/filter.ts";
import type { ReviewRow } from "@/lib/review/row-page.ts";

/** Whether a filter still shows a row that it showed before somebody changed the row's state or text; its text is not searched again. */
export function isShown({ state, edited }: RowFilter, row: Pick<ReviewRow, "state" | "edited">): boolean {
  if (edited && !row.edited) return false;
  return state === undefined ? row.state !== "deleted" : row.state === state;
}
