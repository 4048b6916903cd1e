import { z } from "zod";

// What the workers have found out together of a model's limits on one connection. Times are the database's, in
// milliseconds since 1970; counts are of all workers.

/** A capacity that was found so long ago is where the next run begins, but holds nothing back. */
const CEILING_TTL_MS = 600_000;
const DAY_MS = 86_400_000;

export const laneLimits = z.object({
  /** Until when the endpoint asked to be left alone. */
  busyUntil: z.number().nullable().default(null),
  ceiling: z.object({ proved: z.number(), bound: z.number(), at: z.number(), dueAt: z.number() }).nullable().default(null),
  rate: z
    .object({ limit: z.number(), source: z.enum(["header", "learnt"]), at: z.number() })
    .nullable()
    .default(null),
  /** The last good level, with what it takes to go on from there. */
  level: z
    .object({ inFlight: z.number(), isStarting: z.boolean(), baseMs: z.number().nullable(), at: z.number() })
    .nullable()
    .default(null),
});

export type LaneLimits = z.infer<typeof laneLimits>;

/** What is still worth something. A shape of another version is worth nothing. */
export function readLaneLimits(stored: unknown, now: number): LaneLimits {
  const { busyUntil, ceiling, rate, level } = laneLimits.safeParse(stored).data ?? laneLimits.parse({});
  return {
    busyUntil: busyUntil !== null && busyUntil > now ? busyUntil : null,
    ceiling: ceiling !== null && ceiling.at > now - CEILING_TTL_MS ? ceiling : null,
    rate: rate !== null && rate.at > now - DAY_MS ? rate : null,
    level: level !== null && level.at > now - DAY_MS ? level : null,
  };
}
