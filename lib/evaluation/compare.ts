import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { inFieldOrder, type RowData } from "../generation/fields/row-shape.ts";
import { jsonSchema } from "../json.ts";
import { comparePairs, matchCriteria, type PairGroup, type SharedCriterion } from "./compare-pairs.ts";
import { findEvaluation, shapeOfSubject } from "./find-evaluation.ts";
import { seedLabel } from "./seed-label.ts";

interface ComparedEvaluation {
  id: string;
  name: string;
  modelId: string;
  rubric: string;
  /** Rows with a score in this one. */
  judged: number;
  /** Mean over the rows that both have judged; null when there are none. */
  mean: number | null;
}

export interface EvaluationComparison {
  dataset: { id: string; name: string };
  first: ComparedEvaluation;
  second: ComparedEvaluation;
  /** Rows that both have judged. */
  both: number;
  /** Rows with the same score in both. */
  same: number;
  /** Second minus first, rounded to half a point, from −4 to 4; 17 bins. */
  histogram: { difference: number; rows: number }[];
  /** Criteria of the same name in both rubrics. */
  criteria: { name: string; first: number; second: number }[];
  /** The rows with the greatest difference, at most 50. */
  rows: { rowId: string; row: RowData; seed: string; first: number; second: number }[];
}

/** Two evaluations of one dataset, row by row. @throws AppError `not-found:generation`; `bad-input:compare` for different datasets */
export async function compareEvaluations(actor: Actor, firstId: string, secondId: string): Promise<EvaluationComparison> {
  const [first, second] = await Promise.all([findEvaluation(actor, firstId), findEvaluation(actor, secondId)]);
  if (first.subject.id !== second.subject.id)
    throw new AppError("bad-input:compare", "These evaluations are of different datasets. Choose two of the same one.");
  if (first.id === second.id) throw new AppError("bad-input:compare", "Choose two different evaluations.");
  const shape = shapeOfSubject(first.subject);
  const db = database();
  const shared = matchCriteria(first.settings.rubric.content, second.settings.rubric.content);
  const [groups, means, judged, rows] = await Promise.all([
    db.$queryRawUnsafe<PairGroup[]>(LIST_PAIRS, firstId, secondId),
    shared.length > 0 ? db.$queryRawUnsafe<{ means: (number | null)[] }[]>(readMeans(shared), firstId, secondId) : [],
    db.$queryRawUnsafe<{ id: string; rows: number }[]>(COUNT_JUDGED, [firstId, secondId]),
    db.$queryRawUnsafe<DifferentRow[]>(LIST_DIFFERENT, firstId, secondId, MOST_ROWS),
  ]);
  const compared = comparePairs(groups);
  const about = (evaluation: typeof first, mean: number | null) => ({
    ...{ id: evaluation.id, name: evaluation.name, modelId: evaluation.modelId, rubric: evaluation.template, mean },
    judged: judged.find(({ id }) => id === evaluation.id)?.rows ?? 0,
  });
  return {
    dataset: { id: first.subject.id, name: first.subject.name },
    first: about(first, compared.firstMean),
    second: about(second, compared.secondMean),
    ...{ both: compared.both, same: compared.same, histogram: compared.histogram },
    criteria: shared.flatMap(({ name }, index) => {
      const [one, other] = means[0]?.means.slice(2 * index) ?? [];
      return typeof one === "number" && typeof other === "number" ? [{ name, first: one, second: other }] : [];
    }),
    rows: rows.map((found) => ({
      ...{ rowId: found.rowId, row: inFieldOrder(shape, rowData.parse(found.data)), seed: seedLabel(found) },
      ...{ first: found.first, second: found.second },
    })),
  };
}

const rowData = z.record(z.string(), jsonSchema);
const MOST_ROWS = 50;

interface DifferentRow {
  rowId: string;
  data: unknown;
  text: string | null;
  kind: string | null;
  origin: unknown;
  first: number;
  second: number;
}

const PAIRS = "scores a join scores b on b.evaluation_id = $2::uuid and b.row_id = a.row_id";

// Means of eight whole numbers at most: some hundred pairs, whatever the number of rows.
const LIST_PAIRS = `
  select a.score as first, b.score as second, count(*)::int as rows from ${PAIRS} where a.evaluation_id = $1::uuid group by a.score, b.score`;

/** The means of each shared criterion, in the first and in the second. */
const readMeans = (shared: readonly SharedCriterion[]) => {
  const columns = shared.map(({ first, second }) => `avg(a.criteria[${first + 1}])::float8, avg(b.criteria[${second + 1}])::float8`);
  return `select array[${columns.join(", ")}] as means from ${PAIRS} where a.evaluation_id = $1::uuid`;
};

const COUNT_JUDGED = `
  select evaluation_id::text as id, count(*)::int as rows from scores where evaluation_id = any($1::uuid[]) group by evaluation_id`;

const LIST_DIFFERENT = `
  with different as (
    select a.row_id, a.score as first, b.score as second from ${PAIRS} left join row_reviews v on v.row_id = a.row_id
    where a.evaluation_id = $1::uuid and a.score <> b.score and v.state is distinct from 'deleted'
    order by abs(a.score - b.score) desc, a.row_id limit $3::int)
  select r.id::text as "rowId", r.data, made.text, made.kind, made.origin, first, second
  from different join rows r on r.id = different.row_id left join seeds made on made.id = r.seed_id
  order by abs(first - second) desc, r.id`;
