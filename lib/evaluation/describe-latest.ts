import { database } from "../db/client.ts";
import { readSettings } from "./find-evaluation.ts";

/** A dataset's latest evaluation that has scores, for its metadata sheet: the one that its average is of. Null without any. */
export async function describeLatestEvaluation(datasetId: string) {
  const found = await database().generation.findFirst({
    where: { subjectId: datasetId, kind: "evaluation", averageScore: { not: null } },
    orderBy: { createdAt: "desc" },
  });
  if (!found) return null;
  const { rubric, temperature, maxTokens, promptHash } = readSettings(found.config);
  return {
    id: found.id,
    name: found.name,
    judge: { provider: found.provider, id: found.modelId, temperature, maxTokens },
    rubric: { name: rubric.name, version: rubric.version, criteria: rubric.content.criteria.map(({ name }) => name) },
    promptSha256: promptHash,
    averageScore: found.averageScore,
    judged: found.accepted,
    failed: found.missing,
    finishedAt: found.finishedAt,
  };
}
