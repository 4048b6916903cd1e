import { database } from "../db/client.ts";
import { setAverageScores } from "../evaluation/average-score.ts";
import { saveDataset } from "../export/save-dataset.ts";
import { toKind } from "../generation/kinds.ts";
import { buildSearchIndex } from "../review/search/build-index.ts";

/** What is left to do when a generation has ended (or has got more after its end). May be repeated. */
export async function afterEnd(generationId: string): Promise<void> {
  const generation = await database().generation.findUnique({ where: { id: generationId }, select: { kind: true } });
  // Deleted before its turn came.
  if (!generation) return;
  const kind = toKind(generation.kind);
  if (kind === "dataset") {
    await saveDataset(generationId);
    await buildSearchIndex(generationId);
  }
  if (kind === "evaluation") await setAverageScores(generationId);
}
