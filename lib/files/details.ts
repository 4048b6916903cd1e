import { z } from "zod";
import { itemsFactsSchema } from "../items/facts.ts";

/** What is stored in `File.details` beside its columns. */
const fileDetails = z.object({
  /** Of data: the keys of its items, and how many items have each filled. */
  keys: z.array(z.object({ key: z.string(), filled: z.number() })).default([]),
  /** Of data: a few items from the start, with long texts clipped. */
  first: z.array(z.unknown()).default([]),
  /** Of data: in which items keys are missing or empty (lib/items/facts.ts). */
  ...itemsFactsSchema.pick({ gaps: true, gapsComplete: true }).shape,
  /** Of a file that failed: a code of `DocumentError`, or one of `CHILD_PROBLEMS`; empty otherwise. */
  problem: z.string().default(""),
});

export type FileDetails = z.infer<typeof fileDetails>;

/** The details as the database has them; of another version's that cannot be read, nothing. */
export function readDetails(stored: unknown): FileDetails {
  return fileDetails.safeParse(stored).data ?? fileDetails.parse({});
}
