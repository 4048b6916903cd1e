import { database } from "../../db/client.ts";
import { toStatus } from "../../generation/access.ts";
import { ENDED } from "../../generation/status.ts";
import { sendSaving } from "../../jobs/queue.ts";
import { logger } from "../../log.ts";

const ASK_AGAIN_MS = 600_000;

/** When this process last asked for a dataset's. */
const asked = new Map<string, number>();

/**
 * Has a worker do what is done when a dataset has ended, its index among it: for one that ended before there were any, or whose
 * index was found to be behind. Waits for nothing.
 */
export function askForIndex(generationId: string): void {
  const now = Date.now();
  if (now - (asked.get(generationId) ?? 0) < ASK_AGAIN_MS) return;
  asked.set(generationId, now);
  send(generationId).catch((err: unknown) => logger().warn({ err, generation: generationId }, "no search index could be asked for"));
}

async function send(generationId: string): Promise<void> {
  const generation = await database().generation.findUnique({ where: { id: generationId }, select: { status: true } });
  if (generation && ENDED.includes(toStatus(generation.status))) await sendSaving(database(), generationId);
}
