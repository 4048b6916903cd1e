import { database } from "../db/client.ts";
import { toRowId } from "../generation/keyset.ts";
import { describeSource, readSource } from "../sources/origin.ts";
import type { FilterNames } from "./describe-filter.ts";
import type { RowFilter } from "./filter.ts";

const SEED_LENGTH = 80;

/** What the ids of a dataset's filter stand for, to be said in words. Ids that are not this dataset's have no name. */
export async function readFilterNames(generationId: string, { seed, file, evaluation }: RowFilter): Promise<FilterNames> {
  const [ofSeed, ofFile, ofEvaluation] = await Promise.all([
    seed === undefined
      ? null
      : database().seed.findFirst({ where: { id: toRowId(seed), generationId }, select: { text: true, kind: true, origin: true } }),
    file === undefined
      ? null
      : database().file.findFirst({ where: { id: file, usedIn: { some: { generationId } } }, select: { name: true } }),
    evaluation === undefined
      ? null
      : database().generation.findFirst({ where: { id: evaluation, subjectId: generationId }, select: { name: true } }),
  ]);
  const source = ofSeed && readSource(ofSeed.kind, ofSeed.origin);
  return {
    seed: ofSeed ? (source ? describeSource(source) : ofSeed.text.slice(0, SEED_LENGTH)) : undefined,
    file: ofFile?.name,
    evaluation: ofEvaluation?.name,
  };
}
