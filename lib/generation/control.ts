import type { Actor } from "../accounts/actor.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { deleteCallQueue, PLAN_QUEUE, SAVE_QUEUE, sendTask } from "../jobs/queue.ts";
import { lockGeneration } from "./access.ts";
import { SPENDING_LIMIT_REACHED } from "./engine-types.ts";
import { PRICE_UNKNOWN } from "./start.ts";
import { canBecome, type GenerationStatus } from "./status.ts";

// What a person can do to a generation that was started. Workers see a change within half a second.

/** Nothing new is started; calls in flight end and their rows are kept. @throws AppError `conflict:generation` */
export async function pauseGeneration(actor: Actor, id: string): Promise<void> {
  await transact(async (transaction) => {
    const status = await lockGeneration(actor, id, transaction);
    requireNext(status, "paused", "paused");
    await transaction.generation.update({ where: { id }, data: { status: "paused", statusReason: "" } });
  });
}

/** @throws AppError `conflict:generation` when it is not paused, or its spending limit is used up */
export async function resumeGeneration(actor: Actor, id: string): Promise<void> {
  await transact(async (transaction) => {
    const status = await lockGeneration(actor, id, transaction);
    if (status !== "paused") throw notNow(status, "resumed");
    const { startedAt, costUsd, spendingLimit, connectionId } = await transaction.generation.findUniqueOrThrow({ where: { id } });
    if (spendingLimit !== null && (costUsd ?? 0) >= spendingLimit)
      throw new AppError("conflict:generation", "The spending limit is used up. Raise it first, then resume.");
    if (connectionId === null)
      throw new AppError("conflict:generation", "The connection was deleted. Clone the dataset and choose another connection.");
    // Paused before it was planned: planning is still to be done.
    const next = startedAt === null ? "queued" : "running";
    await transaction.generation.update({ where: { id }, data: { status: next, statusReason: "", runningSince: new Date() } });
    if (next === "queued") await sendTask(transaction, PLAN_QUEUE, id);
  });
}

/** Ends it for good: requests in flight are aborted, what was accepted is kept. @throws AppError `conflict:generation` */
export async function cancelGeneration(actor: Actor, id: string): Promise<void> {
  await transact(async (transaction) => {
    requireNext(await lockGeneration(actor, id, transaction), "cancelled", "cancelled");
    const { accepted } = await transaction.generation.findUniqueOrThrow({ where: { id }, select: { accepted: true } });
    await transaction.$executeRawUnsafe(CANCEL, id);
    await transaction.$executeRawUnsafe(GIVE_UP_SEEDS, id);
    await transaction.workerReport.deleteMany({ where: { generationId: id } });
    await deleteCallQueue(transaction, id);
    if (accepted > 0) await sendTask(transaction, SAVE_QUEUE, id);
  });
}

const CANCEL = `
  update generations set status = 'cancelled', missing = missing + pending, pending = 0,
    status_reason = 'Cancelled before all ' || case kind when 'evaluation' then 'judgements' when 'revision' then 'rewritten rows' else 'pairs' end || ' were made.',
    finished_at = now(), updated_at = now()
  where id = $1::uuid`;
const GIVE_UP_SEEDS = `update seeds set missing = asked - accepted where generation_id = $1::uuid and missing <> asked - accepted`;

/**
 * Changes the spending limit of a generation that has not ended; a paused one stays paused.
 * @param limit US dollars; null for none
 * @throws AppError `bad-input:generation` for a limit that is no amount, or where the model's price is not known
 */
export async function setSpendingLimit(actor: Actor, id: string, limit: number | null): Promise<void> {
  if (limit !== null && !(limit >= 0.01 && limit <= 1_000_000))
    throw new AppError("bad-input:generation", "Enter an amount from $0.01 to $1,000,000.", { field: "spendingLimit" });
  await transact(async (transaction) => {
    const status = await lockGeneration(actor, id, transaction);
    if (!["queued", "running", "paused"].includes(status)) throw notNow(status, "changed");
    const { price, costUsd, statusReason } = await transaction.generation.findUniqueOrThrow({ where: { id } });
    if (limit !== null && price === null)
      throw new AppError("bad-input:generation", `${PRICE_UNKNOWN}; it holds for generations that are started afterwards.`, {
        field: "spendingLimit",
      });
    // The reason of the pause is gone; what is left is to resume.
    const mended = statusReason === SPENDING_LIMIT_REACHED && (limit === null || (costUsd ?? 0) < limit);
    await transaction.generation.update({ where: { id }, data: { spendingLimit: limit, ...(mended && { statusReason: "" }) } });
  });
}

function requireNext(from: GenerationStatus, to: GenerationStatus, verb: string): void {
  if (!canBecome(from, to)) throw notNow(from, verb);
}

const notNow = (status: GenerationStatus, verb: string) =>
  new AppError("conflict:generation", `It is ${status === "draft" ? "still a draft" : status} and cannot be ${verb}.`);
