import { database } from "../db/client.ts";
import { fileStorage } from "../storage.ts";
import { slugOf } from "./filename.ts";
import { buildMetadata } from "./metadata.ts";
import { openPlain } from "./plain.ts";

/**
 * Saves an ended generation's dataset as JSON, and its metadata sheet, in the file storage under `datasets/<id>/`, and
 * records both. Doing it again replaces both, so it may be repeated after a crash or after a Retry made more rows.
 */
export async function saveDataset(generationId: string): Promise<void> {
  const generation = await database().generation.findUnique({ where: { id: generationId }, select: { name: true, ownerId: true } });
  // Deleted before its turn came.
  if (!generation) return;
  const slug = slugOf(generation.name);
  const sheet = `${JSON.stringify(await buildMetadata(generationId), null, 2)}\n`;
  const files = [
    { kind: "dataset", name: `${slug}.json`, content: await openPlain(generationId, "json") },
    { kind: "metadata", name: `${slug}.metadata.json`, content: [sheet] },
  ];
  for (const { kind, name, content } of files) {
    const key = `datasets/${generationId}/${name}`;
    const { sizeBytes } = await fileStorage().write(key, content);
    const shared = { name, sizeBytes: BigInt(sizeBytes) };
    await database().file.upsert({
      where: { key },
      create: { ...shared, key, kind, ownerId: generation.ownerId, generationId },
      update: { ...shared, createdAt: new Date() },
    });
  }
  await removeOthers(
    generationId,
    files.map(({ name }) => `datasets/${generationId}/${name}`),
  );
}

/** Files of an earlier save under another name of the generation. */
async function removeOthers(generationId: string, keep: readonly string[]): Promise<void> {
  const old = await database().file.findMany({ where: { generationId, key: { notIn: [...keep] }, kind: { in: ["dataset", "metadata"] } } });
  for (const { id, key } of old) {
    await fileStorage().remove(key);
    await database().file.deleteMany({ where: { id } });
  }
}
