import type { DatasetFacts } from "./dataset-facts.ts";
import type { RowFilter } from "./filter.ts";
import type { RowSort } from "./row-sorts.ts";
import { type RowSelection, selectKeys } from "./select-rows.ts";

/** Rows under a filter in an order that a key gives. */
export interface Sequence extends RowSelection {
  /** What they are sorted by, all ascending or all descending; the last is the row's id. */
  keys: readonly { sql: string; type: "bigint" | "float8" }[];
  descending: boolean;
}

/**
 * The rows that a filter shows in the wanted order: one sequence, or by score two, one behind the other: rows that have a
 * score and rows that have none.
 */
export function sequencesOf(facts: DatasetFacts, filter: RowFilter, sort: RowSort): Sequence[] {
  const { id, evaluationId, byItem } = facts;
  const sequence = (selection: RowSelection, before: Sequence["keys"] = [], descending = false): Sequence => ({
    ...selection,
    ...{ keys: [...before, { sql: selection.id, type: "bigint" }], descending },
  });
  const made = (scored?: { without: string }): Sequence => {
    const selection = selectKeys(id, filter, { seed: byItem, ...scored });
    return sequence(selection, byItem ? [{ sql: selection.seed, type: "bigint" }] : []);
  };
  if (sort === "newest") return [sequence(selectKeys(id, filter, {}), [], true)];
  if (sort === "first" || evaluationId === null) return [made()];
  const scored = sequence(selectKeys(id, filter, { scores: evaluationId }), [{ sql: "s.score", type: "float8" }], sort === "highest");
  const allScored = filter.evaluation === evaluationId && (filter.minScore !== undefined || filter.maxScore !== undefined);
  return allScored ? [scored] : [scored, made({ without: evaluationId })];
}
