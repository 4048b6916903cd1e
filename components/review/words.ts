import { plural } from "@/lib/format.ts";
import type { ReviewKind } from "@/lib/review/kinds.ts";
import type { ReviewState } from "@/lib/review/state.ts";

export const STATE_WORDS: Readonly<Record<ReviewState, string>> = {
  ...{ unreviewed: "Unreviewed", approved: "Approved", rejected: "Rejected", deleted: "Deleted" },
};

const DONE: Readonly<Record<ReviewKind, string>> = {
  ...{ approve: "Approved", reject: "Rejected", unreview: "Set back to unreviewed", delete: "Deleted", restore: "Brought back" },
  ...{ edit: "Edited", note: "Noted on", revert: "Put back to what the model wrote", accept: "Took over the rewritten text of" },
};

/** “Rejected 12 pairs” */
export const describeDone = (kind: ReviewKind, rows: number) =>
  kind === "revert" || kind === "unreview" ? `${DONE[kind]}: ${plural(rows, "pair")}` : `${DONE[kind]} ${plural(rows, "pair")}`;

/** What a person was about to do, for questions and buttons. */
export const VERBS: Readonly<Record<ReviewKind, string>> = {
  ...{ approve: "Approve", reject: "Reject", unreview: "Set back to unreviewed", delete: "Delete", restore: "Bring back" },
  ...{ edit: "Edit", note: "Note", revert: "Revert", accept: "Take over" },
};
