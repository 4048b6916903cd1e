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
  const key = createHash("sha256").update(keyId).digest("base64url");
  try {
    return toState(await limiter().consume(key, 1), true);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return toState(refused, false);
    throw refused;
  }
}

const toState = ({ remainingPoints, msBeforeNext }: RateLimiterRes, allowed: boolean): RateState => ({
  ...{ allowed, limit: environment().API_RATE_LIMIT },
  ...{ remaining: Math.max(0, remainingPoints), resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) },
});

let shared: RateLimiterPrisma | undefined;

function limiter(): RateLimiterPrisma {
  const window = { points: environment().API_RATE_LIMIT, duration: WINDOW_SECONDS };
  shared ??= new RateLimiterPrisma({ storeClient: database(), tableName: "rateLimit", keyPrefix: "api-key", ...window });
  return shared;
}
