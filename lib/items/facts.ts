import { z } from "zod";

/** What is known of a file of data, for pages to offer its keys and to say which items cannot be sent. */
export const itemsFactsSchema = z.object({
  items: z.number(),
  /** Every key, in the order in which they come; at most `MOST_KEYS`. `filled`: items in which it is there and not empty. */
  keys: z.array(z.object({ key: z.string(), filled: z.number() })),
  /** The first items, long texts clipped. */
  first: z.array(z.unknown()),
  /** Which keys are missing or empty together, in how many items, and the numbers (from 1) of the first of them. */
  gaps: z.array(z.object({ keys: z.array(z.string()), items: z.number(), first: z.array(z.number()) })).default([]),
  /** False when items have so many different gaps that `gaps` does not tell of all. */
  gapsComplete: z.boolean().default(false),
});

export type ItemsFacts = z.infer<typeof itemsFactsSchema>;

export interface UnfitItems {
  /** Items in which one of the keys is missing or empty. */
  items: number;
  /** Numbers (from 1) of the first of them, in order. */
  first: number[];
  /** False: it may be more, when several keys are asked for. */
  exact: boolean;
}

const SHOWN = 10;

/** Which items have not all of these keys: they are not sent. */
export function unfitItems(facts: ItemsFacts, keys: readonly string[]): UnfitItems {
  const found = facts.gaps.filter((gap) => gap.keys.some((key) => keys.includes(key)));
  const first = found
    .flatMap((gap) => gap.first)
    .sort((left, right) => left - right)
    .slice(0, SHOWN);
  const counted = found.reduce((sum, gap) => sum + gap.items, 0);
  if (facts.gapsComplete) return { items: counted, first, exact: true };
  // One key's own count is always kept.
  const least = Math.max(0, ...keys.map((key) => facts.items - (facts.keys.find((known) => known.key === key)?.filled ?? 0)));
  return { items: least, first, exact: new Set(keys).size <= 1 };
}
