import type { Actor } from "../accounts/actor.ts";
import type { Transaction } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { PLAN_QUEUE, sendTask } from "../jobs/queue.ts";
import { findPrice, type KnownPrice } from "../prices/find-price.ts";
import { checkFiles } from "../sources/check-files.ts";
import { findDataset } from "./access.ts";
import { askedRows, configSchema, type Draft } from "./config.ts";
import { readStoredDraft } from "./stored-draft.ts";

/** Also said where the limit of a generation that was started is changed. */
export const PRICE_UNKNOWN =
  "The price of this model on this connection is not known, so a spending limit cannot be kept. Remove the limit, or have an owner enter the price under Settings → Prices";

/**
 * Starts a draft: freezes its settings and the model's price as it is now, and queues its planning, all or nothing. A price
 * that is changed later does not change it.
 * @throws AppError `not-found:generation`; `conflict:draft` when it was started or changed meanwhile; `bad-input:<step>`
 * with the field for the first rule that does not hold
 */
export async function startGeneration(actor: Actor, id: string): Promise<void> {
  const { config, revision, status } = await findDataset(actor, id);
  if (status !== "draft") throw new AppError("conflict:started", "This dataset is being made already.");
  const checked = await checkSettings(readStoredDraft(config));
  const asked = askedRows(checked.draft, await checkFiles(id, checked.draft));
  await transact((transaction) => queueDraft(transaction, { id, revision, asked, ...checked }));
}

interface CheckedDraft {
  draft: Draft;
  /** The model's price now; null when it is not known. */
  price: KnownPrice | null;
}

/** Every step's rules, and that a limit can be kept. @throws AppError `bad-input:<step>` with the field */
export async function checkSettings(draft: Draft): Promise<CheckedDraft> {
  const result = configSchema.safeParse(draft);
  if (!result.success) {
    const issue = result.error.issues[0];
    const [step, ...field] = issue?.path ?? [];
    throw new AppError(`bad-input:${String(step)}`, issue?.message ?? "Some settings are wrong.", { field: field.join(".") });
  }
  const { configure, summary } = result.data;
  const price = await findPrice(configure.connectionId, configure.modelId);
  if (summary.spendingLimit !== null && price === null)
    throw new AppError("bad-input:summary", `${PRICE_UNKNOWN}.`, { field: "spendingLimit" });
  return { draft: result.data, price };
}

/**
 * Sets a stored draft whose settings are checked going, within a transaction.
 * @throws AppError `conflict:draft` when it is no draft of this revision any more
 */
export async function queueDraft(
  transaction: Transaction,
  { id, revision, asked, draft: { configure }, price }: CheckedDraft & { id: string; revision: number; asked: number },
): Promise<void> {
  if (!(await transaction.connection.findUnique({ where: { id: configure.connectionId ?? "" }, select: { id: true } })))
    throw new AppError("bad-input:configure", "The connection does not exist any more. Choose another one.", { field: "connectionId" });
  const { count } = await transaction.generation.updateMany({
    where: { id, status: "draft", revision },
    data: {
      ...{ status: "queued", asked, pending: asked, costUsd: price === null ? null : 0 },
      price: price === null ? Prisma.DbNull : { ...price },
    },
  });
  if (count === 0) throw new AppError("conflict:draft", "This draft was changed or started in another tab. Reload the page.");
  await sendTask(transaction, PLAN_QUEUE, id);
}
