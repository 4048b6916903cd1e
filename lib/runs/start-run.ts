import type { Actor } from "../accounts/actor.ts";
import { Prisma } from "../db/generated/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { requireDataset } from "../generation/access.ts";
import type { GenerationKind } from "../generation/kinds.ts";
import { PRICE_UNKNOWN } from "../generation/start.ts";
import { PLAN_QUEUE, sendTask } from "../jobs/queue.ts";
import { findPrice } from "../prices/find-price.ts";
import { countRows } from "../review/select-rows.ts";
import type { RunSettings } from "./run-settings.ts";

interface NewRun {
  kind: Exclude<GenerationKind, "dataset">;
  /** The dataset whose rows it is about. */
  subjectId: string;
  settings: RunSettings;
  /** What lists call it: the rubric's name, or the like. */
  template: string;
}

/**
 * Starts a run over a dataset's rows: freezes its settings and the model's price as it is now, and queues its planning.
 * @returns its id
 * @throws AppError `not-found:generation`; `bad-input:run` with the field, when no row is chosen or the model cannot be had
 */
export async function startRun(actor: Actor, { kind, subjectId, settings, template }: NewRun): Promise<string> {
  await requireDataset(actor, subjectId);
  const { connectionId, modelId, provider, name, rows, spendingLimit } = settings;
  const [price, found] = await Promise.all([findPrice(connectionId, modelId), countRows(subjectId, rows.filter)]);
  if (spendingLimit !== null && price === null) throw new AppError("bad-input:run", `${PRICE_UNKNOWN}.`, { field: "spendingLimit" });
  const asked = Math.min(found, rows.sample ?? found);
  if (asked === 0) throw new AppError("bad-input:run", "No row is chosen: the filter shows none.", { field: "rows" });
  return transact(async (transaction) => {
    const connection = await transaction.connection.findUnique({ where: { id: connectionId }, select: { provider: true } });
    if (connection?.provider !== provider)
      throw new AppError("bad-input:run", "The connection does not exist any more. Choose another one.", { field: "connectionId" });
    const { id } = await transaction.generation.create({
      data: {
        ...{ ownerId: actor.id, kind, subjectId, name, config: settings, connectionId, provider, modelId, template, spendingLimit },
        ...{ workflow: kind, status: "queued", seedCount: asked, asked, pending: asked, costUsd: price === null ? null : 0 },
        price: price === null ? Prisma.DbNull : { ...price },
      },
      select: { id: true },
    });
    await sendTask(transaction, PLAN_QUEUE, id);
    return id;
  });
}
