import { database } from "../db/client.ts";
import type { RowShape } from "../generation/fields/row-shape.ts";
import { storedShapeOf } from "../generation/row-fields.ts";
import { readStoredDraft } from "../generation/stored-draft.ts";
import { inputsOf } from "../sources/inputs.ts";

/** What reading a dataset's rows needs to know of it. */
export interface DatasetFacts {
  id: string;
  shape: RowShape;
  /** A curation: its rows are in the order of its items. */
  byItem: boolean;
  /** Rows so far. */
  accepted: number;
  /** Whose scores are shown and sorted by: the one that was asked for, or the latest that has ended; null for none. */
  evaluationId: string | null;
  /** Rows that this evaluation has scored. */
  judged: number;
}

export async function readDatasetFacts(generationId: string, evaluationId?: string): Promise<DatasetFacts> {
  const where = {
    ...{ subjectId: generationId, kind: "evaluation" },
    ...(evaluationId ? { id: evaluationId } : { averageScore: { not: null } }),
  };
  const [{ config, accepted }, evaluation] = await Promise.all([
    database().generation.findUniqueOrThrow({ where: { id: generationId }, select: { config: true, accepted: true } }),
    database().generation.findFirst({ where, orderBy: { createdAt: "desc" }, select: { id: true, accepted: true } }),
  ]);
  const draft = readStoredDraft(config);
  return {
    ...{ id: generationId, shape: storedShapeOf(draft), byItem: inputsOf(draft.configure) === "items", accepted },
    ...{ evaluationId: evaluation?.id ?? null, judged: evaluation?.accepted ?? 0 },
  };
}
