import { database, type Transaction } from "../db/client.ts";
import { toRowId } from "../generation/keyset.ts";
import type { RowFilter } from "./filter.ts";

/** The parts of a query over the rows that a filter shows. */
export interface RowSelection {
  /** The tables, with all that the condition needs. */
  from: string;
  where: string;
  /** The row's id, and its seed's where that was asked for. */
  id: string;
  seed: string;
  /** `$1` is the generation's id. A query may add more behind these. */
  parameters: unknown[];
}

/** The rows of a dataset that a filter shows. In the query, `rows` are called `r` and their reviews, if any, `v`. */
export function selectRows(generationId: string, filter: RowFilter): RowSelection {
  return select(generationId, filter, { rows: true, reviews: true });
}

/** Those of them whose ids, or whose seeds' ids, lie within bounds: the database then reads no other part of any table. */
export const selectRowsWithin = (generationId: string, filter: RowFilter, within: Within): RowSelection =>
  select(generationId, filter, { rows: true, reviews: true, within });

interface Within {
  of: "row" | "seed";
  first: string;
  last: string;
}

interface Keys {
  /** Only rows that this evaluation (the filter's, where it names one) has scored; scores are called `s`. */
  scores?: string;
  /** Only rows that it has not scored. */
  without?: string;
  /** Whether the seed is asked for. */
  seed?: boolean;
}

/**
 * The same rows where only their keys are asked for: tables that the filter does not look at are left out, so that the
 * database reads nothing but an index.
 */
export const selectKeys = (generationId: string, filter: RowFilter, keys: Keys): RowSelection =>
  select(generationId, filter, { ...keys, rows: false, reviews: false });

const isScored = ({ evaluation, judged, minScore, maxScore }: RowFilter) =>
  evaluation !== undefined && judged === undefined && (minScore !== undefined || maxScore !== undefined);

function select(
  generationId: string,
  filter: RowFilter,
  wanted: Keys & { rows: boolean; reviews: boolean; within?: Within },
): RowSelection {
  const parameters: unknown[] = [generationId];
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const scored = isScored(filter);
  const failed = filter.evaluation !== undefined && filter.judged === "failed";
  const evaluationId = scored || failed ? filter.evaluation : (wanted.scores ?? wanted.without);
  const evaluation = evaluationId === undefined ? "" : `${parameter(evaluationId)}::uuid`;
  const needsScores = scored || wanted.scores !== undefined;
  const needsReviews = filter.edited === true || (filter.state !== undefined && filter.state !== "unreviewed");
  const needsSeed = wanted.seed || filter.seed !== undefined || filter.file !== undefined;
  const needsText = filter.text !== undefined || filter.minLength !== undefined || filter.maxLength !== undefined;
  const needsRows = wanted.rows || needsText || (needsSeed && !needsScores) || !(needsScores || needsReviews);

  const tables: { name: string; id: string }[] = [];
  if (needsRows) tables.push({ name: "rows r", id: "r.id" });
  if (needsScores) tables.push({ name: "scores s", id: "s.row_id" });
  if (needsReviews) tables.push({ name: "row_reviews v", id: "v.row_id" });
  const id = tables[0]?.id ?? "";
  const seed = needsScores ? "s.seed_id" : "r.seed_id";
  const bounds = wanted.within && `between ${parameter(wanted.within.first)}::bigint and ${parameter(wanted.within.last)}::bigint`;
  // For each table: the database does not conclude it from one to the next.
  const ofRow = (column: string) => (wanted.within?.of === "row" ? ` and ${column} ${bounds}` : "");
  const joins = tables.map((table, index) => (index === 0 ? table.name : `join ${table.name} on ${table.id} = ${id}${ofRow(table.id)}`));
  // Falls away when the query asks for nothing of it.
  if (wanted.reviews && !needsReviews) joins.push(`left join row_reviews v on v.row_id = ${id}${ofRow("v.row_id")}`);

  const conditions: string[] = [];
  if (needsRows) conditions.push("r.generation_id = $1::uuid");
  if (bounds !== undefined) conditions.push(wanted.within?.of === "seed" ? `${seed} ${bounds}` : `${id} ${bounds}`);
  if (needsReviews) conditions.push("v.generation_id = $1::uuid");
  // One of another dataset has nothing to say here.
  if (evaluation !== "") conditions.push(`(select subject_id from generations where id = ${evaluation}) = $1::uuid`);
  if (needsScores) conditions.push(`s.evaluation_id = ${evaluation}`);
  if (wanted.without !== undefined)
    conditions.push(`not exists (select from scores o where o.row_id = ${id} and o.evaluation_id = ${evaluation})`);
  if (filter.seed !== undefined) {
    const wantedSeed = `${parameter(toRowId(filter.seed))}::bigint`;
    // Both, for each has its index.
    conditions.push(...[needsScores && "s.seed_id", needsRows && "r.seed_id"].flatMap((of) => (of ? [`${of} = ${wantedSeed}`] : [])));
  }
  if (filter.file !== undefined)
    conditions.push(`${seed} in (select id from seeds where generation_id = $1::uuid and file_id = ${parameter(filter.file)}::uuid)`);
  conditions.push(stateCondition(filter.state, id, ofRow("other.row_id")));
  if (filter.edited) conditions.push("v.original is not null");
  if (scored) conditions.push(`s.score between ${parameter(filter.minScore ?? 1)}::float8 and ${parameter(filter.maxScore ?? 5)}::float8`);
  else if (failed) conditions.push(failedJudgement(evaluation, id));
  if (filter.text !== undefined) conditions.push(textCondition(filter.text, parameter));
  if (filter.minLength !== undefined) conditions.push(`length(row_text(r.data)) >= ${parameter(filter.minLength)}::int`);
  if (filter.maxLength !== undefined) conditions.push(`length(row_text(r.data)) <= ${parameter(filter.maxLength)}::int`);
  return { from: joins.join(" "), where: conditions.join(" and "), id, seed, parameters };
}

/** Rows that nobody has touched have no review, so there are few or none in most datasets: what is left out is looked up there. */
function stateCondition(state: RowFilter["state"], id: string, within: string): string {
  const reviewed = (which: string) => `not exists (
    select from row_reviews other where other.row_id = ${id} and other.generation_id = $1::uuid and other.state ${which}${within})`;
  if (state === undefined) return reviewed("= 'deleted'");
  return state === "unreviewed" ? reviewed("<> 'unreviewed'") : `v.state = '${state}'`;
}

/** Judged in vain: the evaluation was to judge it, has no score of it, and expects none any more. */
const failedJudgement = (evaluation: string, id: string) =>
  `${id} in (select row_id from seeds where generation_id = ${evaluation} and row_id is not null and missing > 0)`;

/** Characters that JSON writes in another way. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are among them
const ESCAPED = /["\\\u0000-\u001f\u007f]/;

/**
 * What is typed stands for itself. Most texts stand in the stored JSON as they are, which takes a fifth of the time to look
 * through; what is found there may be a field's name.
 */
export function textCondition(text: string, parameter: (value: unknown) => string): string {
  const pattern = `${parameter(`%${text.replace(/[\\%_]/g, "\\$&")}%`)}::text`;
  const exact = `row_text(r.data) ilike ${pattern}`;
  return ESCAPED.test(text) ? exact : `r.data::text ilike ${pattern} and ${exact}`;
}

/** Those of the rows that are also among some others. */
export function among<Selection extends RowSelection>(selection: Selection, ids: readonly string[]): Selection {
  const parameters = [...selection.parameters];
  return { ...selection, where: `${selection.where} and ${selection.id} = any($${parameters.push(ids)}::bigint[])`, parameters };
}

/** How many rows a filter shows. */
export const countRows = (generationId: string, filter: RowFilter, db: Transaction = database()): Promise<number> =>
  countSelected(selectKeys(generationId, filter, {}), db);

/** @param selection of which only keys are asked */
export async function countSelected({ from, where, parameters }: RowSelection, db: Transaction = database()): Promise<number> {
  const [found] = await db.$queryRawUnsafe<{ rows: number }[]>(`select count(*)::int as rows from ${from} where ${where}`, ...parameters);
  return found?.rows ?? 0;
}
