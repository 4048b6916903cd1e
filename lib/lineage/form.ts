import { z } from "zod";
import { LIMITS } from "../generation/config.ts";

// What the page “More like the approved ones” sends. The browser imports it too.

const MOST_MORE = 100_000;

export const moreForm = z.object({
  rows: z
    .int("Enter a whole number.")
    .min(1, "At least 1.")
    .max(MOST_MORE, `At most ${MOST_MORE.toLocaleString("en")}.`),
  /** Approved rows that become the examples. */
  exampleIds: z
    .array(z.string().regex(/^\d{1,18}$/))
    .min(1, "Choose at least one row as an example.")
    .max(LIMITS.examples, `At most ${LIMITS.examples} examples.`),
});

export type MoreForm = z.infer<typeof moreForm>;
