import type { Actor } from "../accounts/actor.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { deleteCallQueue } from "../jobs/queue.ts";
import { fileStorage } from "../storage.ts";
import { lockGeneration } from "./access.ts";
import { LIMITS } from "./config.ts";
import { readStoredDraft } from "./stored-draft.ts";

/** @throws AppError `not-found:generation`, `bad-input:generation` */
export async function renameGeneration(actor: Actor, id: string, name: string): Promise<void> {
  const text = name.trim();
  if (text === "" || text.length > LIMITS.nameLength)
    throw new AppError("bad-input:generation", `Give the dataset a name of at most ${LIMITS.nameLength} characters.`, { field: "name" });
  await transact(async (transaction) => {
    const status = await lockGeneration(actor, id, transaction);
    const { config } = await transaction.generation.findUniqueOrThrow({ where: { id }, select: { config: true } });
    const draft = readStoredDraft(config);
    const renamed = { ...draft, configure: { ...draft.configure, name: text } };
    // A draft that is open in the wizard must not write the old name back.
    await transaction.generation.update({
      where: { id },
      data: { name: text, config: renamed, ...(status === "draft" && { revision: { increment: 1 } }) },
    });
  });
}

/** Deletes a generation with its rows, queue and files; one that runs is stopped with it. @throws AppError `not-found:generation` */
export async function deleteGeneration(actor: Actor, id: string): Promise<void> {
  const keys = await transact(async (transaction) => {
    await lockGeneration(actor, id, transaction);
    const files = await transaction.file.findMany({ where: { generationId: id }, select: { key: true } });
    await deleteCallQueue(transaction, id);
    await transaction.generation.delete({ where: { id } });
    return files.map((file) => file.key);
  });
  // After the rows: a file without a row is waste, a row without a file is an error.
  const storage = fileStorage();
  for (const key of keys) await storage.remove(key);
}
