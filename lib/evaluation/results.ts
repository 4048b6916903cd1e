import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { toStatus } from "../generation/access.ts";
import { axesOf } from "../generation/attributes.ts";
import { listMissing, type MissingReason } from "../generation/missing.ts";
import type { GenerationStatus } from "../generation/status.ts";
import { readStoredDraft } from "../generation/stored-draft.ts";
import type { RowChoice } from "../runs/run-settings.ts";
import { sameFamily } from "./family.ts";
import { findEvaluation } from "./find-evaluation.ts";
import type { FrozenRubric } from "./rubric.ts";
import { seedLabel } from "./seed-label.ts";
import {
  type CriteriaGroup,
  type CriterionSummary,
  type ScoreGroup,
  type ScoreSummary,
  summariseCriteria,
  summariseScores,
} from "./summarise-scores.ts";

export interface EvaluationDetail {
  id: string;
  name: string;
  status: GenerationStatus;
  statusReason: string;
  dataset: { id: string; name: string; template: string; provider: string; modelId: string };
  /** The judge. */
  provider: string;
  modelId: string;
  /** Empty when the connection was deleted. */
  connectionName: string;
  temperature: number | null;
  maxTokens: number;
  rubric: FrozenRubric;
  /** SHA-256 of the judge's prompt without the row, in hexadecimal. */
  promptHash: string;
  rows: RowChoice;
  /** The family that the judge and the generator have in common; null when they differ. */
  sameFamily: string | null;
  spendingLimit: number | null;
  averageScore: number | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  owner: { id: string; name: string; email: string };
}

/** An evaluation as it was started. What moves is `getProgress` of lib/generation. @throws AppError `not-found:generation` */
export async function getEvaluation(actor: Actor, id: string): Promise<EvaluationDetail> {
  const found = await findEvaluation(actor, id);
  const { subject, settings } = found;
  return {
    ...{ id, name: found.name, status: toStatus(found.status), statusReason: found.statusReason, owner: found.owner },
    dataset: { id: subject.id, name: subject.name, template: subject.template, provider: subject.provider, modelId: subject.modelId },
    ...{ provider: found.provider, modelId: found.modelId, connectionName: found.connection?.name ?? "" },
    ...{ temperature: settings.temperature, maxTokens: settings.maxTokens, rubric: settings.rubric, promptHash: settings.promptHash },
    ...{ rows: settings.rows, sameFamily: sameFamily(subject.modelId, found.modelId) },
    ...{ spendingLimit: found.spendingLimit, averageScore: found.averageScore },
    ...{ createdAt: found.createdAt, startedAt: found.startedAt, finishedAt: found.finishedAt },
  };
}

export interface SeedResult {
  /** Null for rows whose seed is not known any more. */
  seedId: string | null;
  /** The seed's text, or where the source stands. */
  label: string;
  rows: number;
  mean: number;
}

export interface EvaluationResults extends ScoreSummary {
  /** Of the judged rows, those that were deleted since: they stay counted here. */
  deleted: number;
  /** In the rubric's order. */
  criteria: ({ name: string } & CriterionSummary)[];
  /** The lowest mean first, at most `SHOWN_SEEDS`. */
  seeds: SeedResult[];
  /** The highest mean first; empty when `seeds` holds all. */
  highestSeeds: SeedResult[];
  seedsTotal: number;
  /** By the values that the rows' calls were asked for; empty without attributes. */
  attributes: { name: string; values: { value: string; rows: number; mean: number }[] }[];
  /** Rows whose judgement failed, with reasons. They count in no number. */
  failed: { rows: number; reasons: MissingReason[] };
}

const SHOWN_SEEDS = 50;

/** What an evaluation found, as far as it has come. Of a million rows it takes some seconds: not for every second. @throws AppError `not-found:generation` */
export async function readResults(actor: Actor, id: string): Promise<EvaluationResults> {
  const { settings, subject, missing } = await findEvaluation(actor, id);
  const { criteria } = settings.rubric.content;
  const axes = axesOf(readStoredDraft(subject.config).prompt);
  const db = database();
  const [groups, byCriterion, deleted, seeds, attributes, reasons] = await Promise.all([
    db.$queryRawUnsafe<ScoreGroup[]>(LIST_SCORES, id),
    readCriteria(id, criteria.length),
    db.$queryRawUnsafe<{ rows: number }[]>(COUNT_DELETED, id),
    readSeeds(id),
    axes.label || axes.attributes.length > 0 ? db.$queryRawUnsafe<AttributeLine[]>(LIST_ATTRIBUTES, id) : [],
    missing > 0 ? listMissing(db, id) : [],
  ]);
  return {
    ...summariseScores(groups),
    deleted: deleted[0]?.rows ?? 0,
    criteria: byCriterion.map((own, place) => ({ name: criteria[place]?.name ?? "", ...own })),
    ...seeds,
    attributes: byAttribute(
      attributes,
      [...axes.attributes, ...(axes.label ? [axes.label] : [])].map(({ name }) => name),
    ),
    failed: { rows: missing, reasons },
  };
}

// Means of eight whole numbers at most: a few dozen, whatever the number of rows.
const LIST_SCORES = "select score, count(*)::int as rows from scores where evaluation_id = $1::uuid group by score";

/** Four criteria have at most 625 combinations; eight would have as many as there are rows. */
const AT_ONCE = 4;

async function readCriteria(id: string, count: number): Promise<CriterionSummary[]> {
  const starts = Array.from({ length: Math.ceil(count / AT_ONCE) }, (_, part) => part * AT_ONCE);
  const parts = await Promise.all(
    starts.map(async (start) => {
      const groups = await database().$queryRawUnsafe<CriteriaGroup[]>(LIST_CRITERIA, id, start + 1, start + AT_ONCE);
      return summariseCriteria(groups, Math.min(AT_ONCE, count - start));
    }),
  );
  return parts.flat();
}

const LIST_CRITERIA = `
  select criteria[$2::int:$3::int] as criteria, count(*)::int as rows from scores where evaluation_id = $1::uuid
  group by criteria[$2::int:$3::int]`;

const COUNT_DELETED = `
  select count(*)::int as rows from row_reviews v join scores s on s.row_id = v.row_id
  where s.evaluation_id = $1::uuid and v.state = 'deleted'`;

interface SeedLine {
  seedId: string | null;
  text: string | null;
  kind: string | null;
  origin: unknown;
  rows: number;
  mean: number;
  total: number;
}

async function readSeeds(id: string): Promise<Pick<EvaluationResults, "seeds" | "highestSeeds" | "seedsTotal">> {
  const lowest = await database().$queryRawUnsafe<SeedLine[]>(listSeeds("asc"), id, SHOWN_SEEDS);
  const seedsTotal = lowest[0]?.total ?? 0;
  const highest = seedsTotal > lowest.length ? await database().$queryRawUnsafe<SeedLine[]>(listSeeds("desc"), id, SHOWN_SEEDS) : [];
  return { seeds: lowest.map(toSeedResult), highestSeeds: highest.map(toSeedResult), seedsTotal };
}

const toSeedResult = ({ seedId, text, kind, origin, rows, mean }: SeedLine): SeedResult => ({
  ...{ seedId, rows, mean, label: seedLabel({ text, kind, origin }) },
});

const listSeeds = (direction: "asc" | "desc") => `
  with by_seed as (
    select seed_id, count(*)::int as rows, avg(score)::float8 as mean, count(*) over ()::int as total
    from scores where evaluation_id = $1::uuid group by seed_id order by mean ${direction}, seed_id limit $2::int
  )
  select by_seed.seed_id::text as "seedId", seeds.text, seeds.kind, seeds.origin, rows, mean, total
  from by_seed left join seeds on seeds.id = by_seed.seed_id order by mean ${direction}, by_seed.seed_id`;

interface AttributeLine {
  name: string;
  value: string;
  rows: number;
  mean: number;
}

// Rows are of their calls; what was asked of a call stands there.
const LIST_ATTRIBUTES = `
  select asked.key as name, asked.value, count(*)::int as rows, avg(scores.score)::float8 as mean
  from scores join rows on rows.id = scores.row_id join calls on calls.id = rows.call_id, jsonb_each_text(calls.attributes) as asked
  where scores.evaluation_id = $1::uuid group by asked.key, asked.value order by mean, asked.value`;

/** In the order in which the draft names them; the lowest value first. */
function byAttribute(lines: readonly AttributeLine[], order: readonly string[]): EvaluationResults["attributes"] {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...Map.groupBy(lines, ({ name }) => name)]
    .map(([name, own]) => ({ name, values: own.map(({ value, rows, mean }) => ({ value, rows, mean })) }))
    .toSorted((one, other) => place(one.name) - place(other.name));
}
