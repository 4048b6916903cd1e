import { z } from "zod";

// Shapes that many operations share.

/** A moment, written as ISO 8601 in UTC. */
export const time = z
  .codec(z.iso.datetime({ error: "Give a time as 2026-01-31T09:30:00Z." }), z.date(), {
    decode: (text) => new Date(text),
    encode: (date) => date.toISOString(),
  })
  .describe("ISO 8601, UTC");

/** The id in an address. What is no id belongs to nothing, so it is not found instead of wrong. */
export const idParams = z.object({ id: z.string().max(100) });

const PAGE_LIMIT = { usual: 50, most: 500 } as const;

/** Which page of a list: the query's part that all lists share. */
export const pageQuery = {
  cursor: z.string().max(2_000).optional().describe("The `next` of the page before; left out for the first page."),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(PAGE_LIMIT.most)
    .default(PAGE_LIMIT.usual)
    .describe(`Lines in a page, 1 to ${PAGE_LIMIT.most}.`),
};

/** A page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    data: z.array(item),
    next: z.string().nullable().describe("The cursor of the following page; null on the last one."),
  });

/** `true` and `false` as they stand in an address. */
export const flag = z.enum(["true", "false"]).transform((text) => text === "true");
