import { createHash } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { database } from "../db/client.ts";
import { environment } from "../env.ts";
import { type RateState, WINDOW_SECONDS } from "./rate-headers.ts";

/**
 * Counts one request of an API key. The count lies in the database, so it holds over all web servers; a window begins with
 * its first request. A request that is refused is counted too, but lengthens nothing.
 */
export async function takeRequest(keyId: string): Promise<RateState> {
  const limit = environment().API_RATE_LIMIT;
  const key = createHash("sha256").update(keyId).digest("base64url");
  try {
    return toState(await limiterFor(limit).consume(key, 1), limit, true);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return toState(refused, limit, false);
    throw refused;
  }
}

const toState = ({ remainingPoints, msBeforeNext }: RateLimiterRes, limit: number, allowed: boolean): RateState => ({
  ...{ allowed, limit, remaining: Math.max(0, remainingPoints), resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) },
});

let shared: RateLimiterPrisma | undefined;

function limiterFor(points: number): RateLimiterPrisma {
  shared ??= new RateLimiterPrisma({
    ...{ storeClient: database(), tableName: "rateLimit", keyPrefix: "api-key", points, duration: WINDOW_SECONDS },
  });
  return shared;
}
