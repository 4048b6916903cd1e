import { database, type Transaction } from "../db/client.ts";
import { toRowId } from "../generation/keyset.ts";
import type { RowFilter } from "./filter.ts";

/** The parts of a query over the rows that a filter shows. `rows` are called `r`, their reviews (if any) `v`. */
export interface RowSelection {
  /** `rows r …`, with all that the condition needs. */
  from: string;
  where: string;
  /** `$1` is the generation's id. A query may add more behind these. */
  parameters: unknown[];
}

/** The rows of a dataset that a filter shows. */
export function selectRows(generationId: string, filter: RowFilter): RowSelection {
  const parameters: unknown[] = [generationId];
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const joins = ["rows r left join row_reviews v on v.row_id = r.id"];
  const conditions = ["r.generation_id = $1::uuid"];
  if (filter.seed !== undefined) conditions.push(`r.seed_id = ${parameter(toRowId(filter.seed))}::bigint`);
  if (filter.file !== undefined)
    conditions.push(`r.seed_id in (select id from seeds where generation_id = $1::uuid and file_id = ${parameter(filter.file)}::uuid)`);
  conditions.push(stateCondition(filter.state));
  if (filter.edited) conditions.push("v.original is not null");
  if (filter.evaluation !== undefined) {
    const evaluation = `${parameter(filter.evaluation)}::uuid`;
    if (filter.judged === "failed") conditions.push(failedJudgement(evaluation));
    else if (filter.minScore !== undefined || filter.maxScore !== undefined) {
      joins.push(`join scores s on s.evaluation_id = ${evaluation} and s.row_id = r.id`);
      conditions.push(`s.score between ${parameter(filter.minScore ?? 1)}::float8 and ${parameter(filter.maxScore ?? 5)}::float8`);
    }
  }
  // What is typed stands for itself.
  if (filter.text !== undefined)
    conditions.push(`row_text(r.data) ilike ${parameter(`%${filter.text.replace(/[\\%_]/g, "\\$&")}%`)}::text`);
  if (filter.minLength !== undefined) conditions.push(`length(row_text(r.data)) >= ${parameter(filter.minLength)}::int`);
  if (filter.maxLength !== undefined) conditions.push(`length(row_text(r.data)) <= ${parameter(filter.maxLength)}::int`);
  return { from: joins.join(" "), where: conditions.join(" and "), parameters };
}

/**
 * Rows that nobody has touched have no review, so most datasets have few or none: what is left out is looked up there, and the
 * join above falls away when a query asks for nothing of it.
 */
function stateCondition(state: RowFilter["state"]): string {
  const reviewed = (which: string) => `not exists (
    select from row_reviews other where other.row_id = r.id and other.generation_id = $1::uuid and other.state ${which})`;
  if (state === undefined) return reviewed("= 'deleted'");
  // With the generation, so that its index is of use.
  return state === "unreviewed" ? reviewed("<> 'unreviewed'") : `v.generation_id = $1::uuid and v.state = '${state}'`;
}

/** Judged in vain: the evaluation was to judge it, has no score of it, and expects none any more. */
const failedJudgement = (evaluation: string) =>
  `r.id in (select row_id from seeds where generation_id = ${evaluation} and row_id is not null and missing > 0)`;

/** How many rows a filter shows. */
export async function countRows(generationId: string, filter: RowFilter, db: Transaction = database()): Promise<number> {
  const { from, where, parameters } = selectRows(generationId, filter);
  const [found] = await db.$queryRawUnsafe<{ rows: number }[]>(`select count(*)::int as rows from ${from} where ${where}`, ...parameters);
  return found?.rows ?? 0;
}
