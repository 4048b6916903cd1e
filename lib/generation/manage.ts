import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { recordEvent } from "../audit/record-event.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { setDatasetScore } from "../evaluation/average-score.ts";
import { deleteCallQueue } from "../jobs/queue.ts";
import { jsonSchema } from "../json.ts";
import { fileStorage } from "../storage.ts";
import { lockGeneration, requireGeneration } from "./access.ts";
import { type Draft, LIMITS } from "./config.ts";
import { readStoredDraft } from "./stored-draft.ts";

/** @throws AppError `not-found:generation`, `bad-input:generation` */
export async function renameGeneration(actor: Actor, id: string, name: string): Promise<void> {
  const text = name.trim();
  if (text === "" || text.length > LIMITS.nameLength)
    throw new AppError("bad-input:generation", `Give it a name of at most ${LIMITS.nameLength} characters.`, { field: "name" });
  await transact(async (transaction) => {
    const status = await lockGeneration(actor, id, transaction);
    const { kind, config } = await transaction.generation.findUniqueOrThrow({ where: { id }, select: { kind: true, config: true } });
    const renamed = kind === "dataset" ? renameDraft(readStoredDraft(config), text) : { ...settingsShape.parse(config), name: text };
    // A draft that is open in the wizard must not write the old name back.
    await transaction.generation.update({
      where: { id },
      data: { name: text, config: renamed, ...(status === "draft" && { revision: { increment: 1 } }) },
    });
  });
}

const renameDraft = (draft: Draft, name: string): Draft => ({ ...draft, configure: { ...draft.configure, name } });

/** A run's settings, of whatever kind. */
const settingsShape = z.record(z.string(), jsonSchema);

/** Deletes a generation with its rows, queue and files; one that runs is stopped with it. @throws AppError `not-found:generation` */
export async function deleteGeneration(actor: Actor, id: string): Promise<void> {
  const keys = await transact(async (transaction) => {
    await lockGeneration(actor, id, transaction);
    const { kind, name } = await requireGeneration(actor, id, transaction);
    const files = await transaction.file.findMany({ where: { generationId: id }, select: { key: true } });
    // Its evaluations and revisions go with it.
    const runs = await transaction.generation.findMany({ where: { subjectId: id }, select: { id: true } });
    for (const run of [id, ...runs.map((own) => own.id)]) await deleteCallQueue(transaction, run);
    const { subjectId } = await transaction.generation.delete({ where: { id }, select: { subjectId: true } });
    if (subjectId !== null) await setDatasetScore(transaction, subjectId);
    const type = kind === "dataset" ? "generation" : kind;
    await recordEvent(actor, { action: `${type}-deleted`, subject: { type, id, name } }, transaction);
    return files.map((file) => file.key);
  });
  // After the rows: a file without a row is waste, a row without a file is an error.
  const storage = fileStorage();
  for (const key of keys) await storage.remove(key);
}
