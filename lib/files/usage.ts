import { type Actor, visibleTo } from "../accounts/actor.ts";
import type { Transaction } from "../db/client.ts";

/**
 * Notes which uploads a generation (or a draft) is made from, in this order. Ids of files that are not there, or not the
 * actor's to see, are left out.
 */
export async function setGenerationFiles(
  actor: Actor,
  generationId: string,
  fileIds: readonly string[],
  transaction: Transaction,
): Promise<void> {
  const wanted = [...new Set(fileIds)];
  const where = { id: { in: wanted }, kind: "upload", ...visibleTo(actor) };
  const found = wanted.length === 0 ? [] : await transaction.file.findMany({ where, select: { id: true } });
  const known = new Set(found.map(({ id }) => id));
  const kept = wanted.filter((id) => known.has(id));
  await transaction.generationFile.deleteMany({ where: { generationId, fileId: { notIn: kept } } });
  for (const [position, fileId] of kept.entries())
    await transaction.generationFile.upsert({
      where: { generationId_fileId: { generationId, fileId } },
      create: { generationId, fileId, position },
      update: { position },
    });
}
