import { database } from "../db/client.ts";

/** About how many tokens a generation's lost requests were: those of their messages. */
export async function countLostTokens(generationId: string): Promise<number> {
  const { _sum } = await database().call.aggregate({ where: { generationId, status: "lost" }, _sum: { inputTokens: true } });
  return _sum.inputTokens ?? 0;
}
