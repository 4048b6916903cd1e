import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import type { LimiterReason } from "../inference/limiter.ts";
import { type Inputs, inputsOf } from "../sources/inputs.ts";
import { generationNotFound, toStatus, whereVisible } from "./access.ts";
import type { Draft } from "./config.ts";
import { countLostTokens } from "./lost-tokens.ts";
import { listMissing, type MissingReason } from "./missing.ts";
import { readRowsPerMinute, secondsLeft } from "./pace.ts";
import { storedShapeOf } from "./row-fields.ts";
import type { GenerationStatus } from "./status.ts";
import { readStoredDraft } from "./stored-draft.ts";
import { type StoredReport, summariseReports } from "./worker-reports.ts";

export interface SeedProgress {
  id: string;
  position: number;
  text: string;
  asked: number;
  accepted: number;
  missing: number;
  duplicates: number;
  /** Why rows of it are missing: why the engine gave them up, or what the last of its calls failed of. Empty when none are. */
  missingReason: string;
}

/** Always: asked = accepted + pending + missing. */
export interface Progress {
  status: GenerationStatus;
  /** Why it stands or ended as it did; empty when there is nothing to say. */
  statusReason: string;
  /** Why nothing arrives just now although it runs; empty while all is well. */
  waiting: string;
  asked: number;
  accepted: number;
  pending: number;
  missing: number;
  duplicates: number;
  invalid: number;
  /** Requests that were sent and whose answers never came; the endpoint may have charged for them. */
  lostCalls: number;
  /** About how many tokens they were; part of `inputTokens`. */
  lostTokens: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
  spendingLimit: number | null;
  /** Over the last minute, or since it was resumed; 0 while it does not run. */
  rowsPerMinute: number;
  /** Null when it is not running or nothing has arrived lately. */
  secondsLeft: number | null;
  /** Requests under way, on all workers. */
  inFlight: number;
  /** Requests that the workers allow at once; null when no worker is at it. */
  level: number | null;
  /** Why it is there: where workers differ, what holds back most. */
  levelReason: LimiterReason | null;
  /** Seconds until requests are sent again; null when they are sent. */
  waitSeconds: number | null;
  /** Requests a minute that the endpoint takes, as far as it is known. */
  ratePerMinute: number | null;
  /** How many are at it. */
  workers: number;
  /** Reasons with numbers, the gravest first. */
  failures: MissingReason[];
  failedCalls: number;
  /** Of seeds only: sources may be a million, and are read a page at a time (lib/sources/list-sources.ts). */
  seeds: SeedProgress[];
  /** `rows`: a run over the rows of a dataset. */
  inputs: Inputs | "rows";
  /** Chunks, items or rows; 0 for seeds. */
  sources: number;
  /** The names of a row's fields, in order. */
  fields: readonly string[];
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** A worker that has not reported for so long is gone. In seconds. */
const REPORT_TTL_SECONDS = 5;

/** Everything that moves on a generation's page. @throws AppError `not-found:generation` */
export async function getProgress(actor: Actor, id: string): Promise<Progress> {
  const generation = await database().generation.findFirst({ where: whereVisible(actor, id) });
  if (!generation) throw generationNotFound();
  const status = toStatus(generation.status);
  const { inputs, fields } = shapeOf(generation);
  const bySeed = inputs === "seeds";
  const [seeds, failedSeeds, failures, pace, reports, lostTokens] = await Promise.all([
    bySeed ? database().seed.findMany({ where: { generationId: id }, orderBy: { position: "asc" } }) : [],
    bySeed && generation.missing > 0 ? listFailedSeeds(id) : new Map<string, string>(),
    generation.missing > 0 ? listMissing(database(), id) : [],
    status === "running" ? readRowsPerMinute(id) : 0,
    database().$queryRawUnsafe<StoredReport[]>(REPORTS, id),
    generation.lostCalls > 0 ? countLostTokens(id) : 0,
  ]);
  const { asked, accepted, pending, missing, duplicates, invalid, costUsd, spendingLimit, startedAt, finishedAt } = generation;
  return {
    ...{ status, statusReason: generation.statusReason, waiting: waitingOf(reports) },
    ...{ asked, accepted, pending, missing, duplicates, invalid, costUsd, spendingLimit, startedAt, finishedAt },
    ...{ lostCalls: generation.lostCalls, lostTokens },
    inputTokens: Number(generation.inputTokens),
    outputTokens: Number(generation.outputTokens),
    rowsPerMinute: Math.round(pace),
    secondsLeft: secondsLeft(pending, pace),
    ...summariseReports(reports),
    failures,
    failedCalls: failures.reduce((sum, { calls }) => sum + calls, 0),
    ...{ inputs, fields, sources: bySeed ? 0 : generation.seedCount },
    seeds: seeds.map((seed) => ({
      ...{ id: String(seed.id), position: seed.position, text: seed.text, asked: seed.asked, accepted: seed.accepted },
      ...{
        missing: seed.missing,
        duplicates: seed.duplicates,
        missingReason: seed.missing === 0 ? "" : seed.missingReason || (failedSeeds.get(String(seed.id)) ?? ""),
      },
    })),
  };
}

function shapeOf({ kind, config }: { kind: string; config: unknown }): Pick<Progress, "inputs" | "fields"> {
  if (kind !== "dataset") return { inputs: "rows", fields: [] };
  const draft = readStoredDraft(config);
  return { inputs: inputsOf(draft.configure), fields: storedShapeOf(draft).names };
}

/** Seed id → what its last failed call failed of. */
async function listFailedSeeds(id: string): Promise<Map<string, string>> {
  const calls = await database().$queryRawUnsafe<{ seedId: string; reason: string }[]>(FAILED_SEEDS, id);
  return new Map(calls.map(({ seedId, reason }) => [seedId, reason]));
}

const FAILED_SEEDS = `
  select distinct on (seed_id) seed_id::text as "seedId", error_message as reason from calls
  where generation_id = $1::uuid and status = 'failed' and seed_id is not null order by seed_id, finished_at desc`;

/** Why nothing arrives: only when that is so on every worker. */
function waitingOf(reports: readonly { waiting: string }[]): string {
  return reports.every((report) => report.waiting) ? (reports[0]?.waiting ?? "") : "";
}

const REPORTS = `
  select in_flight as "inFlight", level, level_reason as "levelReason", rate_per_minute as "ratePerMinute", waiting,
    extract(epoch from waiting_until - now())::float8 as "waitSeconds" from worker_reports
  where generation_id = $1::uuid and updated_at > now() - interval '${REPORT_TTL_SECONDS} seconds' order by worker_id`;

export interface GenerationDetail {
  id: string;
  name: string;
  status: GenerationStatus;
  statusReason: string;
  config: Draft;
  provider: string;
  modelId: string;
  /** Empty when the connection was deleted. */
  connectionName: string;
  workflow: string;
  template: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** 1 to 5, of the latest evaluation that has ended; null for none. */
  averageScore: number | null;
  owner: { id: string; name: string; email: string };
  /** The dataset and its metadata sheet, once they are saved. */
  files: { id: string; kind: string; key: string; name: string; sizeBytes: number; createdAt: Date }[];
}

/** What of a generation does not move, or only at its end. @throws AppError `not-found:generation` */
export async function getGeneration(actor: Actor, id: string): Promise<GenerationDetail> {
  const found = await database().generation.findFirst({
    where: { kind: "dataset", ...whereVisible(actor, id) },
    include: {
      owner: { select: { id: true, name: true, email: true } },
      connection: { select: { name: true } },
      files: { where: { kind: { in: ["dataset", "metadata"] } }, orderBy: { kind: "asc" } },
    },
  });
  if (!found) throw generationNotFound();
  return {
    ...{ id, name: found.name, status: toStatus(found.status), statusReason: found.statusReason, config: readStoredDraft(found.config) },
    ...{ provider: found.provider, modelId: found.modelId, connectionName: found.connection?.name ?? "", workflow: found.workflow },
    ...{
      template: found.template,
      createdAt: found.createdAt,
      startedAt: found.startedAt,
      finishedAt: found.finishedAt,
      averageScore: found.averageScore,
      owner: found.owner,
    },
    files: found.files.map(({ id: fileId, kind, key, name, sizeBytes, createdAt }) => ({
      ...{ id: fileId, kind, key, name, sizeBytes: Number(sizeBytes), createdAt },
    })),
  };
}
