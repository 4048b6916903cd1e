import { createHash } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { database } from "../db/client.ts";
import { networkOf } from "./client-address.ts";
import { FAILURE_MEMORY, PACES, type Pace, waitAfter } from "./throttle-rules.ts";
import { TooManyTries } from "./too-many-tries.ts";

/** An address from which someone has signed in before keeps a counter of its own for their account, this many seconds: 90 days. */
const KNOWN_ADDRESS_MEMORY = 7_776_000;
const UNLIMITED = 1_000_000_000;

/** One sign-in that is being tried. */
export interface Try {
  /** Call when the password was right: forgets the account's failures. */
  succeed(): Promise<void>;
}

/**
 * Begins a try to sign in, which counts as failed until `succeed` is called; so a burst of tries at once is counted
 * before any of them is answered. Refused tries are not counted and do not lengthen the wait.
 *
 * Failures are counted by account and by address. Someone at an address from which they have signed in before has a
 * counter apart, so that strangers who try their account from elsewhere cannot keep them out.
 *
 * @param address the browser's network address, or null when it is not known.
 * @throws TooManyTries that says how long to wait.
 */
export async function beginTry(email: string, address: string | null): Promise<Try> {
  const { counted, known } = limiters();
  const network = address && networkOf(address);
  const pair = hashKey("pair", email, network ?? "");
  const isKnown = network !== null && (await known.get(pair)) !== null;
  const accountKey = isKnown ? pair : hashKey("account", email);
  const addressKey = isKnown || network === null ? null : hashKey("address", network);

  await Promise.all([refuseWhileWaiting(accountKey), addressKey && refuseWhileWaiting(addressKey)]);
  await claim(accountKey, PACES.account);
  if (addressKey) await claim(addressKey, PACES.address);

  return {
    async succeed() {
      await forget(accountKey);
      if (addressKey) await counted.reward(addressKey, 1);
      if (network !== null) await known.set(pair, 1, KNOWN_ADDRESS_MEMORY);
    },
  };
}

async function refuseWhileWaiting(key: string): Promise<void> {
  const state = await limiters().waiting.get(key);
  if (state !== null && state.msBeforeNext > 0) throw new TooManyTries(state.msBeforeNext);
}

/** Counts the try; from the first failure with a wait on, takes the one place that opens in each wait. */
async function claim(key: string, pace: Pace): Promise<void> {
  const { counted, waiting } = limiters();
  const { consumedPoints } = await counted.consume(key, 1);
  const wait = waitAfter(consumedPoints, pace);
  if (wait === 0) return;
  try {
    await waiting.consume(key, 1, { customDuration: wait });
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw new TooManyTries(refused.msBeforeNext);
    throw refused;
  }
}

async function forget(key: string): Promise<void> {
  const { counted, waiting } = limiters();
  await Promise.all([counted.delete(key), waiting.delete(key)]);
}

/** Keys fit the column, and the table holds no addresses of people. */
const hashKey = (...parts: string[]) => createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

let shared: { counted: RateLimiterPrisma; waiting: RateLimiterPrisma; known: RateLimiterPrisma } | undefined;

function limiters() {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPrisma({ storeClient: database(), tableName: "rateLimit", keyPrefix, points, duration });
  shared ??= {
    counted: limiter("sign-in-failures", UNLIMITED, FAILURE_MEMORY),
    waiting: limiter("sign-in-wait", 1, PACES.account.longest),
    known: limiter("sign-in-known", UNLIMITED, KNOWN_ADDRESS_MEMORY),
  };
  return shared;
}
