import type { PgBoss } from "pg-boss";
import { database } from "../db/client.ts";
import { logger } from "../log.ts";
import { MONITOR_SECONDS } from "./queue.ts";

const LOOK_MS = 1_000;
/** Longer than any worker needs to keep its calls alive again after the database was away. */
const CALM_MS = 8_000;

/**
 * Brings jobs back whose worker has died, and clears up, every few seconds until stopped. pg-boss would do so by itself,
 * but also in the first moment of a database that was away: then nobody could keep anything alive, and calls that are
 * well on their way elsewhere would be made a second time. So it waits until the database has been there for a while.
 */
export function superviseQueue(boss: PgBoss): { stop(): void } {
  let calmSince: number | null = null;
  let lastPass = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function look() {
    try {
      await database().$queryRawUnsafe("select 1");
      const now = performance.now();
      calmSince ??= now;
      if (now - calmSince < CALM_MS || now - lastPass < MONITOR_SECONDS * 1_000) return;
      lastPass = now;
      await boss.supervise();
    } catch (error) {
      calmSince = null;
      if (!stopped) logger().warn({ err: error }, "the queue cannot be looked after; trying again");
    }
  }

  const again = () => {
    timer = setTimeout(() => void look().finally(() => stopped || again()), LOOK_MS);
  };
  again();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
