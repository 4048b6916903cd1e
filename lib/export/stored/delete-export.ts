import type { Actor } from "../../accounts/actor.ts";
import { transact } from "../../db/transaction.ts";
import { fileStorage } from "../../storage.ts";
import { requireExport } from "./record.ts";

/** Deletes an export with its file; one that is prepared is stopped by it. @throws AppError `not-found:export` */
export async function deleteExport(actor: Actor, id: string): Promise<void> {
  const { file } = await requireExport(actor, id);
  await transact(async (transaction) => {
    await transaction.export.deleteMany({ where: { id } });
    if (file) await transaction.file.deleteMany({ where: { id: file.id } });
  });
  // After its line: a file without one is waste, a line without its file an error.
  if (file) await fileStorage().remove(file.key);
}
