import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { requireDataset } from "../generation/access.ts";

/** What the filters of a dataset's rows can be set to, besides what is the same for every dataset. */
export interface FilterChoices {
  /** That have ended with scores or failures, the latest first. */
  evaluations: { id: string; name: string; createdAt: string }[];
  /** That rows were made of. */
  files: { id: string; name: string }[];
}

const MOST = 100;

/** @throws AppError `not-found:generation` */
export async function readFilterChoices(actor: Actor, generationId: string): Promise<FilterChoices> {
  await requireDataset(actor, generationId);
  const [evaluations, files] = await Promise.all([
    database().generation.findMany({
      where: { subjectId: generationId, kind: "evaluation", OR: [{ accepted: { gt: 0 } }, { missing: { gt: 0 } }] },
      orderBy: { createdAt: "desc" },
      take: MOST,
      select: { id: true, name: true, createdAt: true },
    }),
    database().generationFile.findMany({
      where: { generationId },
      take: MOST,
      select: { file: { select: { id: true, name: true } } },
    }),
  ]);
  return {
    evaluations: evaluations.map(({ id, name, createdAt }) => ({ id, name, createdAt: createdAt.toISOString() })),
    files: files.map(({ file }) => file),
  };
}
