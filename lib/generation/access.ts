import type { Actor } from "../accounts/actor.ts";
import { visibleTo } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { database, type Transaction } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { toKind } from "./kinds.ts";
import type { GenerationStatus } from "./status.ts";

/** Other people's generations are not found, just as those that never were. */
export const generationNotFound = () => new AppError("not-found:generation", "This dataset does not exist, or it belongs to someone else.");

/** The condition for one generation that the actor may see. What is no id finds nothing. */
export const whereVisible = (actor: Actor, id: string) => ({ id: isUuid(id) ? id : NO_ID, ...visibleTo(actor) });

const NO_ID = "00000000-0000-0000-0000-000000000000";

/**
 * A dataset, with its settings, that is there and the actor's to see and change. A run over rows, whose settings are others, is
 * none.
 * @throws AppError `not-found:generation`
 */
export async function findDataset(actor: Actor, id: string, transaction: Transaction = database()) {
  const generation = await transaction.generation.findFirst({ where: { kind: "dataset", ...whereVisible(actor, id) } });
  if (!generation) throw generationNotFound();
  return generation;
}

/** A generation of any kind, without its settings. @throws AppError `not-found:generation` */
export async function requireGeneration(actor: Actor, id: string, transaction: Transaction = database()) {
  const select = { id: true, ownerId: true, kind: true, subjectId: true, name: true, status: true } as const;
  const generation = await transaction.generation.findFirst({ where: whereVisible(actor, id), select });
  if (!generation) throw generationNotFound();
  return { ...generation, kind: toKind(generation.kind), status: toStatus(generation.status) };
}

/** As `requireGeneration`, for datasets only: a run over rows is none. @throws AppError `not-found:generation` */
export async function requireDataset(actor: Actor, id: string, transaction: Transaction = database()) {
  const generation = await requireGeneration(actor, id, transaction);
  if (generation.kind !== "dataset") throw generationNotFound();
  return generation;
}

/** The database holds nothing else: every status is written by this folder. */
export const toStatus = (status: string): GenerationStatus => status as GenerationStatus;

/** Locks a generation for the rest of the transaction and returns its status now. @throws AppError `not-found:generation` */
export async function lockGeneration(actor: Actor, id: string, transaction: Transaction): Promise<GenerationStatus> {
  await requireGeneration(actor, id, transaction);
  const [row] = await transaction.$queryRawUnsafe<{ status: GenerationStatus }[]>(
    "select status from generations where id = $1::uuid for no key update",
    id,
  );
  if (!row) throw generationNotFound();
  return row.status;
}
