import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { contentDisposition } from "../export/filename.ts";
import { openZipEntry } from "../export/read-zip.ts";
import { DEFAULT_SPLIT, type ExportSettings, exportSettings, SPLITS, type Split } from "../export/settings.ts";
import { storedSettings } from "../export/stored/record.ts";
import { startExport } from "../export/stored/start-export.ts";
import { contentTypeOf } from "../export/write-file.ts";
import { toStatus } from "../generation/access.ts";
import { ENDED } from "../generation/status.ts";
import { canonicalJson } from "../json.ts";
import { fileStorage } from "../storage.ts";
import { requireWorkflow, type StoredWorkflow } from "./access.ts";
import { readLink, signLink } from "./data-token.ts";
import type { DataBody } from "./forms.ts";

const FORMATS = ["json", "csv"] as const;
type Format = (typeof FORMATS)[number];

/** A path on this studio for each part of the dataset; null for one of which nothing was to be had. */
export type SplitLinks = Record<Split, string | null>;

export interface WorkflowData {
  workflow_id: string;
  task_id: string;
  /** `preparing`: ask again in a moment. */
  status: "ready" | "preparing";
  message: string;
  /** Rows in all. */
  rows: number;
  /** Null until they are ready. */
  json: SplitLinks | null;
  csv: SplitLinks | null;
  /** When the links end. */
  expires_at: string;
}

/** How long an answer waits for files that are being prepared, which those of small datasets are at once. */
const PATIENCE_MS = 8_000;
const LOOK_AGAIN_MS = 150;

/**
 * Links to the data of a task that has ended, as it is now, in the workflow's split. The files are exports of the dataset:
 * made once for what its rows say, and kept.
 * @throws AppError `not-found:workflow`, `not-found:task`; `conflict:task` while it is made, or when it has no rows
 */
export async function workflowData(
  actor: Actor,
  { workflow_id: id, task_id, expires_in }: DataBody,
  now = new Date(),
): Promise<WorkflowData> {
  const workflow = await requireWorkflow(actor, id);
  const task = await findEnded(workflow, task_id);
  const until = Date.now() + PATIENCE_MS;
  const wanted = await Promise.all(FORMATS.map((format) => findOrStart(actor, task, settingsFor(workflow, format))));
  const [json, csv] = await Promise.all(wanted.map((exportId) => waitFor(exportId, until)));
  const expires = Math.floor(now.getTime() / 1_000) + expires_in;
  const ready = json === true && csv === true;
  const linksOf = (format: Format): SplitLinks | null => {
    const exportId = wanted[FORMATS.indexOf(format)];
    return ready && exportId !== undefined ? linksTo(exportId, workflow, expires) : null;
  };
  return {
    ...{ workflow_id: id, task_id: task.id, status: ready ? "ready" : "preparing", rows: task.accepted },
    message: ready
      ? "The links need no key; whoever has one can read that file until it expires."
      : "The files are being prepared. Ask again in a moment.",
    ...{ json: linksOf("json"), csv: linksOf("csv"), expires_at: new Date(expires * 1_000).toISOString() },
  };
}

interface EndedTask {
  id: string;
  accepted: number;
  finishedAt: Date | null;
}

async function findEnded({ id: workflowId }: StoredWorkflow, taskId: string | undefined): Promise<EndedTask> {
  const select = { id: true, status: true, accepted: true, asked: true, finishedAt: true } as const;
  const where = { workflowId, status: { not: "draft" } };
  const found = await (taskId === undefined
    ? database().generation.findFirst({
        where: { ...where, status: { in: [...ENDED] }, accepted: { gt: 0 } },
        orderBy: { createdAt: "desc" },
        select,
      })
    : database().generation.findFirst({ where: { ...where, id: taskId }, select }));
  if (!found && taskId !== undefined) throw new AppError("not-found:task", "This workflow has no such task.", { field: "task_id" });
  if (!found) throw new AppError("conflict:task", "No task of this workflow has ended with rows yet. Its status says how far they are.");
  if (!ENDED.includes(toStatus(found.status)))
    throw new AppError(
      "conflict:task",
      `This task is still being made: ${found.accepted} of ${found.asked} rows. Its data can be had when it has ended.`,
    );
  if (found.accepted === 0) throw new AppError("conflict:task", "This task has ended without a row.");
  return found;
}

function settingsFor(
  { split: [train = DEFAULT_SPLIT.train, validation = DEFAULT_SPLIT.validation, test = DEFAULT_SPLIT.test] }: StoredWorkflow,
  format: Format,
): ExportSettings {
  return exportSettings.parse({ format, split: { train, validation, test, seed: DEFAULT_SPLIT.seed } });
}

const MOST_LOOKED_AT = 50;

/** The latest export of these settings that holds the rows as they are now, or a new one. */
async function findOrStart(actor: Actor, task: EndedTask, settings: ExportSettings): Promise<string> {
  const since = await lastChange(task);
  const exports = await database().export.findMany({
    where: { generationId: task.id, target: "", status: { not: "failed" }, createdAt: { gte: since } },
    orderBy: { createdAt: "desc" },
    take: MOST_LOOKED_AT,
    select: { id: true, settings: true, status: true, fileId: true },
  });
  const wanted = canonicalJson(settings);
  const same = exports.find(({ settings: stored, status, fileId }) => {
    const { expectedRows: _, evaluation: __, ...chosen } = storedSettings.parse(stored);
    return canonicalJson({ ...chosen, evaluation: null }) === wanted && (status !== "ready" || fileId !== null);
  });
  return same?.id ?? (await startExport(actor, task.id, settings)).id;
}

/** When its rows changed last: when it ended, or when somebody reviewed them, or took that back. */
async function lastChange({ id: generationId, finishedAt }: EndedTask): Promise<Date> {
  const { _max } = await database().reviewAction.aggregate({ where: { generationId }, _max: { createdAt: true, undoneAt: true } });
  return new Date(Math.max(...[finishedAt, _max.createdAt, _max.undoneAt].map((date) => date?.getTime() ?? 0)));
}

/** Whether its file is there. @throws AppError `unavailable:export` with the reason when it could not be made */
async function waitFor(exportId: string, until: number): Promise<boolean> {
  for (;;) {
    const found = await database().export.findUnique({ where: { id: exportId }, select: { status: true, statusReason: true } });
    if (found?.status === "ready") return true;
    if (!found || found.status === "failed")
      throw new AppError("unavailable:export", found?.statusReason || "The files were deleted while they were prepared. Ask again.");
    if (Date.now() >= until) return false;
    await setTimeout(LOOK_AGAIN_MS);
  }
}

/** A part that has no share has no file. */
function linksTo(exportId: string, { split }: StoredWorkflow, expires: number): SplitLinks {
  const link = (part: Split) =>
    (split[SPLITS.indexOf(part)] ?? 0) > 0 ? `/v1/workflow/data/${signLink({ exportId, split: part, expires })}` : null;
  return { train: link("train"), validation: link("validation"), test: link("test") };
}

export interface DataFile {
  contentType: string;
  contentDisposition: string;
  sizeBytes: number;
  content: Readable;
}

/** The file of a link. @throws AppError `not-found:link`, `forbidden:link`; `not-found:export` when the dataset or the file was deleted */
export async function openWorkflowData(token: string, now = new Date()): Promise<DataFile> {
  const { exportId, split } = readLink(token, now);
  const found = await database().export.findUnique({
    where: { id: exportId },
    include: { file: true, generation: { select: { name: true } } },
  });
  const file = found?.file;
  if (!found || !file) throw gone();
  const { format } = storedSettings.parse(found.settings);
  const { path, release } = await fileStorage().openLocal(file.key);
  const entry = await openZipEntry(path, `${split}.${format}`);
  if (!entry) {
    await release();
    throw gone();
  }
  entry.content.once("close", () => void release());
  return {
    contentType: contentTypeOf(`.${format}`),
    contentDisposition: contentDisposition(`${found.generation.name} ${split}`, `.${format}`),
    ...entry,
  };
}

const gone = () =>
  new AppError("not-found:export", "The file of this link is not there any more. Ask for a new one: POST /v1/workflow/data.");
