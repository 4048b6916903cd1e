// What became of each row of a revision. Browser-safe.

export const DECISIONS = ["open", "conflict", "deleted", "accepted", "refused", "unchanged", "failed", "waiting"] as const;

/**
 * - open: rewritten, and nobody has said yes or no
 * - conflict: the row was changed by someone since it was rewritten
 * - deleted: the row was deleted since
 * - accepted: the row says what the model wrote (or was edited further since)
 * - refused: the row stays as it was
 * - unchanged: the model left it as it is
 * - failed: no answer could be used
 * - waiting: not rewritten yet
 */
export type Decision = (typeof DECISIONS)[number];

export type DecisionCounts = Record<Decision, number>;

/** The parts of the list that a page can show. */
export const SHOWN = ["open", "conflict", "accepted", "refused", "unchanged", "failed", "all"] as const;
export type Shown = (typeof SHOWN)[number];
