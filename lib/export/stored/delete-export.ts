import type { Actor } from "../../accounts/actor.ts";
import { recordEvent } from "../../audit/record-event.ts";
import { transact } from "../../db/transaction.ts";
import { fileStorage } from "../../storage.ts";
import { requireExport } from "./record.ts";

/** Deletes an export with its file; one that is prepared is stopped by it. @throws AppError `not-found:export` */
export async function deleteExport(actor: Actor, id: string): Promise<void> {
  const { file, generation } = await requireExport(actor, id);
  await transact(async (transaction) => {
    const { count } = await transaction.export.deleteMany({ where: { id } });
    const subject = { type: "export", id, name: generation.name } as const;
    if (count > 0) await recordEvent(actor, { action: "export-deleted", subject }, transaction);
    if (file) await transaction.file.deleteMany({ where: { id: file.id } });
  });
  // After its line: a file without one is waste, a line without its file an error.
  if (file) await fileStorage().remove(file.key);
}
