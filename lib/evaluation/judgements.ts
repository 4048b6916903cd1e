import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { requireDataset } from "../generation/access.ts";
import { inFieldOrder, type RowData, type RowShape } from "../generation/fields/row-shape.ts";
import { toRowId } from "../generation/keyset.ts";
import { jsonSchema } from "../json.ts";
import type { ReviewState } from "../review/state.ts";
import { findEvaluation, shapeOfSubject } from "./find-evaluation.ts";
import { seedLabel } from "./seed-label.ts";

export interface CriterionScore {
  name: string;
  /** Why, in the judge's words. */
  reasoning: string;
  /** 1 to 5. */
  score: number;
}

/** What a judge said about one row; `score` null and `failure` set when its judgement failed. */
export interface Judgement {
  rowId: string;
  /** The row as it is now, its fields in order. */
  row: RowData;
  seedId: string | null;
  /** The seed's text, or where the source stands. */
  seed: string;
  state: ReviewState;
  /** Mean of the criteria, 1 to 5. */
  score: number | null;
  /** In the rubric's order; empty when it failed. */
  criteria: CriterionScore[];
  /** The row's text was changed after it was judged: the score is of the text before. */
  changed: boolean;
  /** Why there is no score; empty otherwise. */
  failure: string;
}

export interface JudgementQuery {
  /** `row`: in the order of the dataset. */
  sort?: "row" | "lowest" | "highest" | undefined;
  minScore?: number | undefined;
  maxScore?: number | undefined;
  /** Those whose judgement failed instead, in the order of the dataset. */
  failed?: boolean | undefined;
  /** `next` of the page before. */
  cursor?: string | undefined;
  /** 1 to 500; 50 without. */
  limit?: number | undefined;
}

/** A page of judgements; rows that were deleted since are left out. @throws AppError `not-found:generation` */
export async function listJudgements(
  actor: Actor,
  evaluationId: string,
  query: JudgementQuery = {},
): Promise<{ judgements: Judgement[]; next: string | null }> {
  const { subject } = await findEvaluation(actor, evaluationId);
  const shape = shapeOfSubject(subject);
  const limit = Math.max(1, Math.min(MOST, Math.trunc(query.limit ?? USUAL) || USUAL));
  const { sql, parameters } = query.failed ? failedPage(evaluationId, query.cursor) : scoredPage(evaluationId, query);
  const found = await database().$queryRawUnsafe<FoundJudgement[]>(`${sql} limit ${limit + 1}`, ...parameters);
  const judgements = found.slice(0, limit).map((line) => toJudgement(line, shape));
  const last = judgements.at(-1);
  return { judgements, next: found.length > limit && last ? cursorOf(last, query) : null };
}

const USUAL = 50;
const MOST = 500;

/** @throws AppError `not-found:generation`; `not-found:row` when it was not to be judged, or is still to be */
export async function getJudgement(actor: Actor, evaluationId: string, rowId: string): Promise<Judgement> {
  const { subject } = await findEvaluation(actor, evaluationId);
  const only = [evaluationId, toRowId(rowId)];
  const scored = await database().$queryRawUnsafe<FoundJudgement[]>(`${SCORED} and s.row_id = $2::bigint`, ...only);
  const found = scored[0] ?? (await database().$queryRawUnsafe<FoundJudgement[]>(`${FAILED} and r.id = $2::bigint`, ...only))[0];
  if (!found) throw new AppError("not-found:row", "This row has no judgement in this evaluation.");
  return toJudgement(found, shapeOfSubject(subject));
}

export interface RowJudgement extends Omit<Judgement, "row" | "seed" | "seedId" | "state"> {
  evaluation: { id: string; name: string; modelId: string; rubric: string; createdAt: Date };
}

/** All that judges said about one row, the latest evaluation first. @throws AppError `not-found:generation`, `not-found:row` */
export async function judgementsOfRow(actor: Actor, generationId: string, rowId: string): Promise<RowJudgement[]> {
  await requireDataset(actor, generationId);
  const id = toRowId(rowId);
  if (!(await database().row.findFirst({ where: { id, generationId }, select: { id: true } })))
    throw new AppError("not-found:row", "This row does not exist.");
  const found = await database().$queryRawUnsafe<FoundOfRow[]>(OF_ROW, id, generationId);
  return found.map(({ evaluationId, name, modelId, rubric, createdAt, ...line }) => ({
    ...{ rowId: String(id), ...said(line) },
    evaluation: { id: evaluationId, name, modelId, rubric, createdAt },
  }));
}

interface Said {
  score: number;
  judgement: unknown;
  changed: boolean;
}

interface FoundOfRow extends Said {
  evaluationId: string;
  name: string;
  modelId: string;
  rubric: string;
  createdAt: Date;
}

interface FoundJudgement extends Omit<Said, "score"> {
  rowId: string;
  data: unknown;
  seedId: string | null;
  text: string | null;
  kind: string | null;
  origin: unknown;
  state: ReviewState;
  score: number | null;
  failure: string;
}

const rowData = z.record(z.string(), jsonSchema);
export const judgementData = z.object({ criteria: z.array(z.object({ name: z.string(), reasoning: z.string(), score: z.number() })) });

const toJudgement = (found: FoundJudgement, shape: RowShape): Judgement => ({
  ...{ rowId: found.rowId, row: inFieldOrder(shape, rowData.parse(found.data)), seedId: found.seedId, seed: seedLabel(found) },
  state: found.state,
  ...(found.score === null
    ? { score: null, criteria: [], changed: false, failure: found.failure || UNKNOWN_FAILURE }
    : said({ ...found, score: found.score })),
});

const UNKNOWN_FAILURE = "It was given up before the judge had answered.";

const said = ({ score, judgement, changed }: Said) => ({
  ...{ score, criteria: judgementData.parse(judgement).criteria, changed, failure: "" },
});

/** Whether the text of the row `s.row_id` was changed, put back or undone after it was judged; its review is `v`, its judgement `j`. */
export const CHANGED_SINCE = `
  (coalesce(v.revision, 0) > s.row_revision and exists (
    select from review_changes c join review_actions a on a.id = c.action_id
    where c.row_id = s.row_id and c.data is not null and (c.revision > s.row_revision or a.undone_at > j.created_at)))`;

const OF_ROW_COLUMNS = `r.id::text as "rowId", r.data, r.seed_id::text as "seedId", made.text, made.kind, made.origin,
    coalesce(v.state, 'unreviewed') as state`;

const SCORED = `
  select ${OF_ROW_COLUMNS}, s.score, j.data as judgement, ${CHANGED_SINCE} as changed, '' as failure
  from scores s join rows r on r.id = s.row_id join rows j on j.id = s.judgement_id
    left join seeds made on made.id = r.seed_id left join row_reviews v on v.row_id = r.id
  where s.evaluation_id = $1::uuid and v.state is distinct from 'deleted'`;

/** Rows that were to be judged, have no score, and expect none any more. */
const FAILED = `
  select ${OF_ROW_COLUMNS}, null::float8 as score, null::jsonb as judgement, false as changed,
    coalesce(nullif(line.missing_reason, ''), (
      select error_message from calls where calls.seed_id = line.id and calls.status = 'failed' order by finished_at desc limit 1), '') as failure
  from seeds line join rows r on r.id = line.row_id
    left join seeds made on made.id = r.seed_id left join row_reviews v on v.row_id = r.id
  where line.generation_id = $1::uuid and line.missing > 0 and v.state is distinct from 'deleted'`;

const OF_ROW = `
  select s.evaluation_id::text as "evaluationId", e.name, e.model_id as "modelId", e.template as rubric, e.created_at as "createdAt",
    s.score, j.data as judgement, ${CHANGED_SINCE} as changed
  from scores s join generations e on e.id = s.evaluation_id join rows j on j.id = s.judgement_id
    left join row_reviews v on v.row_id = s.row_id
  where s.row_id = $1::bigint and e.subject_id = $2::uuid order by e.created_at desc limit 50`;

interface Page {
  sql: string;
  parameters: unknown[];
}

const failedPage = (evaluationId: string, cursor: string | undefined): Page => ({
  sql: `${FAILED} and r.id > $2::bigint order by r.id`,
  parameters: [evaluationId, cursor === undefined ? -1n : toRowId(cursor)],
});

/** By key, so that the last page is as fast as the first. */
function scoredPage(evaluationId: string, { sort = "row", minScore, maxScore, cursor }: JudgementQuery): Page {
  const parameters: unknown[] = [evaluationId, minScore ?? 1, maxScore ?? 5];
  const beyond = readCursor(cursor);
  const conditions = ["s.score between $2::float8 and $3::float8"];
  const [column, sign, order] = sort === "highest" ? ["s.score, s.row_id", "<", "desc"] : ["s.score, s.row_id", ">", "asc"];
  if (beyond && sort === "row") conditions.push(`s.row_id > $${parameters.push(beyond.rowId)}::bigint`);
  else if (beyond)
    conditions.push(`(${column}) ${sign} ($${parameters.push(beyond.score)}::float8, $${parameters.push(beyond.rowId)}::bigint)`);
  const by = sort === "row" ? "s.row_id" : `s.score ${order}, s.row_id ${order}`;
  return { sql: `${SCORED} and ${conditions.join(" and ")} order by ${by}`, parameters };
}

const cursorOf = ({ score, rowId }: Judgement, { failed, sort = "row" }: JudgementQuery) =>
  failed || sort === "row" ? rowId : `${score}:${rowId}`;

/** Cursors come from addresses; one that is none begins at the beginning. */
function readCursor(cursor: string | undefined): { score: number; rowId: bigint } | null {
  const [, score, rowId] = /^(?:([\d.]{1,20}):)?(\d{1,18})$/.exec(cursor ?? "") ?? [];
  return rowId === undefined || Number.isNaN(Number(score ?? 0)) ? null : { score: Number(score ?? 0), rowId: BigInt(rowId) };
}
