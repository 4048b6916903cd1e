import { database } from "../db/client.ts";

/**
 * What a workflow has cost so far in US dollars, its samples and its tasks together; null as soon as one of them was made by
 * a model without a known price.
 */
export async function workflowCosts(ids: readonly string[]): Promise<Map<string, number | null>> {
  const where = { workflowId: { in: [...ids] } };
  const [iterations, tasks] = await Promise.all([
    database().workflowIteration.groupBy({ by: ["workflowId"], where, _sum: { costUsd: true }, _count: { _all: true, costUsd: true } }),
    database().generation.groupBy({
      by: ["workflowId"],
      where: { ...where, status: { not: "draft" } },
      _sum: { costUsd: true },
      _count: { _all: true, costUsd: true },
    }),
  ]);
  const costs = new Map<string, number | null>(ids.map((id) => [id, 0]));
  for (const { workflowId, _sum, _count } of [...iterations, ...tasks]) {
    const before = costs.get(workflowId ?? "");
    if (workflowId === null || before === undefined) continue;
    costs.set(workflowId, before === null || _count._all > _count.costUsd ? null : before + (_sum.costUsd ?? 0));
  }
  return costs;
}
