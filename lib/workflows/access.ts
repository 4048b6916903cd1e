import { type Actor, visibleTo } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { database, type Transaction } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { storedConfig } from "./forms.ts";

// Other people's workflows and configs are not found, just as those that never were.

const workflowNotFound = () => new AppError("not-found:workflow", "This workflow does not exist, or it belongs to someone else.");
const configNotFound = () => new AppError("not-found:config", "This config does not exist, or it belongs to someone else.");

/** A workflow that is there and the actor's to see and change. @throws AppError `not-found:workflow` */
export async function requireWorkflow(actor: Actor, id: string, transaction: Transaction = database()) {
  const found = isUuid(id) ? await transaction.workflow.findFirst({ where: { id, ...visibleTo(actor) } }) : null;
  if (!found) throw workflowNotFound();
  return { ...found, config: storedConfig.parse(found.config) };
}

export type StoredWorkflow = Awaited<ReturnType<typeof requireWorkflow>>;

/** As `requireWorkflow`, locked for the rest of the transaction: what depends on what is there already is done one after the other. */
export async function lockWorkflow(actor: Actor, id: string, transaction: Transaction) {
  await requireWorkflow(actor, id, transaction);
  await transaction.$queryRawUnsafe("select id::text from workflows where id = $1::uuid for no key update", id);
  // As it is now that nobody else changes it.
  return requireWorkflow(actor, id, transaction);
}

/** A config that is there and the actor's to see and change. @throws AppError `not-found:config` */
export async function requireConfig(actor: Actor, id: string, transaction: Transaction = database()) {
  const found = isUuid(id) ? await transaction.workflowConfig.findFirst({ where: { id, ...visibleTo(actor) } }) : null;
  if (!found) throw configNotFound();
  return { ...found, content: storedConfig.parse(found.content) };
}

export type StoredConfig = Pick<Awaited<ReturnType<typeof requireConfig>>, "id" | "content" | "createdAt" | "updatedAt">;
