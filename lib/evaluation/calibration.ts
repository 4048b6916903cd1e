import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { inFieldOrder, type RowData } from "../generation/fields/row-shape.ts";
import { toRowId } from "../generation/keyset.ts";
import { jsonSchema } from "../json.ts";
import { type Agreement, agreementOf } from "./agreement.ts";
import { findEvaluation, shapeOfSubject } from "./find-evaluation.ts";
import { CHANGED_SINCE, type CriterionScore, judgementData } from "./judgements.ts";
import type { RubricContent } from "./rubric.ts";
import { seedLabel } from "./seed-label.ts";
import { scoreOf } from "./summarise-scores.ts";

/** How many rows a person rates. */
export const CALIBRATION_ROWS = { least: 20, most: 50, usual: 30 } as const;

export interface RowToRate {
  rowId: string;
  /** Its fields in order. */
  row: RowData;
  /** The seed's text, or where the source stands. */
  seed: string;
  /** The text of the chunk that it was made of; null for others. */
  sourceText: string | null;
  /** This person's own scores, when they have rated it before; null otherwise. */
  mine: number[] | null;
}

export interface Calibration {
  /** The next row of the sample that this person has not rated; null when all are. Never with the judge's scores. */
  next: RowToRate | null;
  criteria: RubricContent["criteria"];
  /** How many of the sample this person has rated, and how many there are. */
  rated: number;
  size: number;
  /** The rows that they have rated, the latest first, so that one can go back (`getRating`). */
  ratedRows: string[];
}

/**
 * A blind sample of judged rows, spread over the judge's scores so that low ones occur, and the same whenever it is asked for:
 * the rows of each half point are drawn by a hash, and taken in turn from all of them; a smaller sample is part of a larger one.
 * Rows that were deleted, or changed since they were judged, are left out unless they have been rated.
 * @param size 20 to 50; fewer when fewer rows are judged
 * @throws AppError `not-found:generation`
 */
export async function nextToRate(actor: Actor, evaluationId: string, size: number = CALIBRATION_ROWS.usual): Promise<Calibration> {
  const { settings } = await findEvaluation(actor, evaluationId);
  const wanted = Math.max(CALIBRATION_ROWS.least, Math.min(CALIBRATION_ROWS.most, Math.trunc(size) || CALIBRATION_ROWS.usual));
  const [drawn, mine] = await Promise.all([
    database().$queryRawUnsafe<{ id: string }[]>(DRAW_SAMPLE, evaluationId, wanted),
    database().humanScore.findMany({
      where: { evaluationId, userId: actor.id },
      select: { rowId: true },
      orderBy: [{ createdAt: "desc" }, { rowId: "desc" }],
    }),
  ]);
  const done = new Set(mine.map(({ rowId }) => String(rowId)));
  const next = drawn.find(({ id }) => !done.has(id));
  return {
    next: next ? await getRating(actor, evaluationId, next.id) : null,
    criteria: settings.rubric.content.criteria,
    rated: drawn.filter(({ id }) => done.has(id)).length,
    size: drawn.length,
    ratedRows: [...done],
  };
}

/** So many times more rows are looked at than are wanted, for some may have been deleted or changed. */
const SPARE = 4;

// In each half point the rows with the least hashes; of these the first of each, then the second of each, and so on. They are
// shown by another hash, so that their order tells nothing of their scores.
const DRAW_SAMPLE = `
  with candidates as (
    select drawn.* from generate_series(0, 7) as half, lateral (
      select half, row_id as id, hashint8extended(row_id, hashtextextended($1::text, 0)) as draw from scores
      where evaluation_id = $1::uuid and score >= 1 + half * 0.5::float8 and (score < 1.5::float8 + half * 0.5::float8 or half = 7)
      order by draw, id limit $2::int * ${SPARE}) as drawn
  ), usable as (
    select candidates.id, row_number() over (partition by half order by draw, candidates.id) as place
    from candidates join scores s on s.evaluation_id = $1::uuid and s.row_id = candidates.id join rows j on j.id = s.judgement_id
      left join row_reviews v on v.row_id = s.row_id
    where (v.state is distinct from 'deleted' and not ${CHANGED_SINCE})
      or exists (select from human_scores h where h.evaluation_id = $1::uuid and h.row_id = s.row_id)
  ), sample as (
    select id, row_number() over (order by place, hashint8extended(id, 1), id) as turn from usable
  )
  select id::text from sample where turn <= $2::int order by hashint8extended(id, 2), id`;

/** A row to look at again, with this person's scores. @throws AppError `not-found:generation`, `not-found:row` */
export async function getRating(actor: Actor, evaluationId: string, rowId: string): Promise<RowToRate> {
  const { subject } = await findEvaluation(actor, evaluationId);
  const id = toRowId(rowId);
  const [found] = await database().$queryRawUnsafe<FoundRow[]>(READ_ROW, evaluationId, id, actor.id);
  if (!found) throw rowNotFound();
  const { data, text, kind, origin, mine } = found;
  return {
    ...{
      rowId: String(id),
      row: inFieldOrder(shapeOfSubject(subject), rowData.parse(data)),
      seed: seedLabel({ text, kind, origin }),
      mine,
    },
    sourceText: kind === "chunk" ? text : null,
  };
}

interface FoundRow {
  data: unknown;
  text: string | null;
  kind: string | null;
  origin: unknown;
  mine: number[] | null;
}

const rowData = z.record(z.string(), jsonSchema);
const rowNotFound = () => new AppError("not-found:row", "This row has no score in this evaluation.");

const READ_ROW = `
  select r.data, made.text, made.kind, made.origin, h.criteria as mine
  from scores s join rows r on r.id = s.row_id left join seeds made on made.id = r.seed_id
    left join human_scores h on h.evaluation_id = s.evaluation_id and h.row_id = s.row_id and h.user_id = $3::uuid
  where s.evaluation_id = $1::uuid and s.row_id = $2::bigint`;

/**
 * Keeps (or changes) a person's scores of a judged row.
 * @param criteria 1 to 5 for each criterion, in the rubric's order
 * @throws AppError `not-found:generation`, `not-found:row`, `bad-input:rating`
 */
export async function rateRow(actor: Actor, evaluationId: string, rowId: string, criteria: readonly number[]): Promise<void> {
  const { settings } = await findEvaluation(actor, evaluationId);
  const wanted = settings.rubric.content.criteria.length;
  if (criteria.length !== wanted || !criteria.every((score) => Number.isInteger(score) && score >= 1 && score <= 5))
    throw new AppError("bad-input:rating", "Give each criterion a score from 1 to 5.");
  const row = { evaluationId, rowId: toRowId(rowId) };
  if (!(await database().score.findUnique({ where: { evaluationId_rowId: row }, select: { rowId: true } }))) throw rowNotFound();
  const given = { criteria: [...criteria], createdAt: new Date() };
  await database().humanScore.upsert({
    where: { evaluationId_rowId_userId: { ...row, userId: actor.id } },
    create: { ...row, userId: actor.id, ...given },
    update: given,
  });
}

export interface AgreementReport {
  /** Rows that were rated. */
  rows: number;
  /** Who rated how many; `agreement` is of all of them together. */
  raters: { id: string; name: string; rows: number; me: boolean }[];
  overall: Agreement;
  criteria: { name: string; agreement: Agreement }[];
  /** Where they differ most, at most 10: means of both, and each criterion. */
  differences: {
    rowId: string;
    row: RowData;
    rater: string;
    person: number;
    judge: number;
    criteria: (CriterionScore & { person: number })[];
  }[];
}

/** How far a judge and people agree. @param rater only one person's ratings @throws AppError `not-found:generation` */
export async function readAgreement(actor: Actor, evaluationId: string, rater?: string): Promise<AgreementReport> {
  const { settings, subject } = await findEvaluation(actor, evaluationId);
  const shape = shapeOfSubject(subject);
  const all = await database().$queryRawUnsafe<RatingLine[]>(LIST_RATINGS, evaluationId, MOST_RATINGS);
  const raters = [...Map.groupBy(all, ({ userId }) => userId)].map(([id, own]) => ({
    ...{ id, name: own[0]?.rater ?? "", rows: own.length, me: id === actor.id },
  }));
  const ratings = rater === undefined ? all : all.filter(({ userId }) => userId === rater);
  const { criteria } = settings.rubric.content;
  const rowsOf = Map.groupBy(ratings, ({ rowId }) => rowId);
  // Two people's ratings of one row stand and fall together.
  const rated = [...rowsOf.values()].map((own) => ({
    person: own.flatMap(({ person }) => person),
    judge: own.flatMap(({ judge }) => judge),
  }));
  const ofCriterion = (place: number) =>
    [...rowsOf.values()].map((own) => ({
      person: own.map(({ person }) => person[place] ?? 0),
      judge: own.map(({ judge }) => judge[place] ?? 0),
    }));
  const differences = ratings
    .map((line) => ({ line, distance: line.person.reduce((sum, score, place) => sum + Math.abs(score - (line.judge[place] ?? score)), 0) }))
    .filter(({ distance }) => distance > 0)
    .toSorted((one, other) => other.distance - one.distance || (one.line.rowId < other.line.rowId ? -1 : 1))
    .slice(0, SHOWN_DIFFERENCES);
  return {
    ...{ rows: rowsOf.size, raters, overall: agreementOf(rated) },
    criteria: criteria.map(({ name }, place) => ({ name, agreement: agreementOf(ofCriterion(place)) })),
    differences: differences.map(({ line }) => ({
      ...{ rowId: line.rowId, row: inFieldOrder(shape, rowData.parse(line.data)), rater: line.rater },
      ...{ person: scoreOf(line.person), judge: scoreOf(line.judge) },
      criteria: judgementData.parse(line.judgement).criteria.map((own, place) => ({ ...own, person: line.person[place] ?? 0 })),
    })),
  };
}

interface RatingLine {
  rowId: string;
  userId: string;
  rater: string;
  person: number[];
  judge: number[];
  judgement: unknown;
  data: unknown;
}

/** Of all people together. */
const MOST_RATINGS = 2_000;
const SHOWN_DIFFERENCES = 10;

const LIST_RATINGS = `
  select h.row_id::text as "rowId", h.user_id::text as "userId", coalesce(nullif(u.name, ''), u.email) as rater, h.criteria as person,
    s.criteria as judge, j.data as judgement, r.data
  from human_scores h join scores s on s.evaluation_id = h.evaluation_id and s.row_id = h.row_id
    join rows j on j.id = s.judgement_id join rows r on r.id = h.row_id join users u on u.id = h.user_id
  where h.evaluation_id = $1::uuid order by h.row_id, h.user_id limit $2::int`;
