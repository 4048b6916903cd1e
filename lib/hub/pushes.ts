import type { Actor } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { recordEvent } from "../audit/record-event.ts";
import { database } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { slugOf } from "../export/filename.ts";
import { openSource } from "../export/source.ts";
import { lockGeneration, requireDataset } from "../generation/access.ts";
import { sendPush } from "../jobs/queue.ts";
import { countRows } from "../review/select-rows.ts";
import { getHubAccount } from "./account.ts";
import type { PushForm } from "./push-form.ts";
import { newPushState, type PushState, readPushState } from "./push-state.ts";
import { commitAddress, datasetAddress } from "./repository.ts";

/** A push as the page shows it. Sizes in bytes. */
export interface PushView {
  id: string;
  status: "preparing" | "writing" | "ready" | "failed";
  /** Why it failed, or why it waits; empty otherwise. */
  reason: string;
  step: PushState["step"];
  repository: string;
  private: boolean;
  files: number;
  filesDone: number;
  bytes: number;
  bytesDone: number;
  rows: number;
  /** The dataset's page on the hub. */
  address: string;
  /** The commit's page; null until it is there. */
  commitAddress: string | null;
  /** ISO 8601 */
  createdAt: string;
}

export interface PushList {
  /** The latest, newest first. */
  pushes: PushView[];
  /** What the dataset may be called on the hub: as it was the last time, or after its own name; without whose it is. */
  suggestedName: string;
}

const UNDER_WAY = ["preparing", "writing"];
const SHOWN = 20;

/**
 * Asks for a dataset to be sent to the actor's hub, by a worker.
 * @throws AppError `not-found:generation`, `not-found:hub` without an account, `bad-input:push` without rows, `conflict:push`
 * while it is being sent there already
 */
export async function startPush(actor: Actor, generationId: string, form: PushForm): Promise<{ id: string }> {
  const { name } = await requireDataset(actor, generationId);
  const account = await getHubAccount(actor);
  if (!account) throw new AppError("not-found:hub", "Enter a token in Settings under Hugging Face first.");
  const { settings, ...chosen } = form;
  const { filter, evaluation } = await openSource(generationId, { ...settings, format: "huggingface" });
  const expectedRows = await countRows(generationId, filter);
  if (expectedRows === 0)
    throw new AppError("bad-input:push", "No row is left under this filter and these options. Take one of them away.");
  const push = newPushState({ ...chosen, hub: account.address });
  const target = datasetAddress(account.address, push.repository);
  const stored = { ...settings, format: "huggingface", evaluation: evaluation?.id ?? null, expectedRows, push };
  return transact(async (transaction) => {
    await lockGeneration(actor, generationId, transaction);
    const busy = await transaction.export.count({ where: { generationId, target, status: { in: UNDER_WAY } } });
    if (busy > 0) throw new AppError("conflict:push", `This dataset is being sent to ${push.repository} already: wait for it, or stop it.`);
    const { id } = await transaction.export.create({
      // What came through JSON is a JSON value.
      data: { generationId, userId: actor.id, status: "preparing", target, settings: JSON.parse(JSON.stringify(stored)) },
      select: { id: true },
    });
    await sendPush(transaction, id);
    const subject = { type: "generation", id: generationId, name } as const;
    await recordEvent(actor, { action: "dataset-pushed", subject, details: { to: target, rows: expectedRows } }, transaction);
    return { id };
  });
}

/** The latest pushes of a dataset. @throws AppError `not-found:generation` */
export async function listPushes(actor: Actor, generationId: string): Promise<PushList> {
  const { name } = await requireDataset(actor, generationId);
  const lines = await database().export.findMany({
    where: { generationId, target: { not: "" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: SHOWN,
  });
  const pushes = lines.flatMap(({ id, status, statusReason, target, rows, createdAt, settings }) => {
    const push = readPushState(settings);
    if (!push) return [];
    const { step, repository, files, filesDone, bytes, bytesDone } = push;
    return {
      ...{ id, status: toPushStatus(status), reason: statusReason || push.note, step, repository, private: push.private },
      ...{ files, filesDone, bytes, bytesDone, rows, createdAt: createdAt.toISOString(), address: target },
      commitAddress: push.commit === "" ? null : commitAddress(push.hub, repository, push.commit),
    };
  });
  return { pushes, suggestedName: pushes[0]?.repository.split("/")[1] ?? slugOf(name) };
}

/**
 * Stops a push that is under way; one that has ended stays as it is. What reached the hub stays there, without a commit
 * unless the hub was making it.
 * @throws AppError `not-found:generation`
 */
export async function stopPush(actor: Actor, generationId: string, pushId: string): Promise<void> {
  await requireDataset(actor, generationId);
  if (!isUuid(pushId)) return;
  await database().export.updateMany({
    where: { id: pushId, generationId, target: { not: "" }, status: { in: UNDER_WAY } },
    data: {
      status: "failed",
      statusReason: "It was stopped. If the hub was making the change already, it may show there.",
      finishedAt: new Date(),
    },
  });
}

/** The database holds nothing else. */
const toPushStatus = (status: string): PushView["status"] =>
  status === "preparing" || status === "writing" || status === "ready" ? status : "failed";
