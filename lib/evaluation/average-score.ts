import { database, type Transaction } from "../db/client.ts";

/** Sets the average of an evaluation that has ended, and that of its dataset. May be repeated. */
export async function setAverageScores(evaluationId: string): Promise<void> {
  await database().$executeRawUnsafe(SET_OWN, evaluationId);
  const evaluation = await database().generation.findUnique({ where: { id: evaluationId }, select: { subjectId: true } });
  if (evaluation?.subjectId) await setDatasetScore(database(), evaluation.subjectId);
}

/** A dataset's average is that of its latest evaluation that has one; none when the last of them was deleted. */
export async function setDatasetScore(transaction: Transaction, datasetId: string): Promise<void> {
  await transaction.$executeRawUnsafe(SET_DATASET, datasetId);
}

const SET_OWN = `
  update generations set average_score = (select avg(score) from scores where evaluation_id = $1::uuid) where id = $1::uuid`;

const SET_DATASET = `
  update generations set average_score = (
    select average_score from generations evaluation
    where subject_id = $1::uuid and kind = 'evaluation' and average_score is not null order by created_at desc limit 1)
  where id = $1::uuid`;
