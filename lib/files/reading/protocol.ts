import { z } from "zod";
import { itemsFactsSchema } from "../../items/facts.ts";
import { FILE_FORMATS } from "../formats.ts";
import { CHILD_PROBLEMS } from "./problems.ts";

// What the worker and the child process that reads a file say to each other. The child gets its task as an argument and
// writes one line of JSON to a file descriptor. The worker checks what comes back; the child, which is to start fast,
// takes types from here and nothing else.

const taskSchema = z.object({
  /** The file to be read, and where its text goes. */
  path: z.string(),
  format: z.enum(FILE_FORMATS),
  textPath: z.string(),
  /** Address of the module whose `read` does it. */
  reader: z.string(),
  limits: z.object({ memoryBytes: z.number(), heapBytes: z.number(), timeMs: z.number(), textBytes: z.number() }),
  /** The child ends when this is its parent no more. */
  parentPid: z.number(),
});
export type Task = z.infer<typeof taskSchema>;

const factsSchema = z.object({
  pages: z.number().nullable(),
  words: z.number(),
  items: z.number().nullable(),
  keys: z.array(z.object({ key: z.string(), filled: z.number() })),
  first: z.array(z.unknown()),
  gaps: itemsFactsSchema.shape.gaps.unwrap().optional(),
  gapsComplete: z.boolean().optional(),
});
export type Facts = z.infer<typeof factsSchema>;

export const answerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("facts"), facts: factsSchema }),
  /** What is wrong with the file, as its reader found it; the message is for the user. */
  z.object({ kind: z.literal("refused"), code: z.string(), message: z.string() }),
  z.object({ kind: z.literal("stopped"), problem: z.enum(CHILD_PROBLEMS) }),
]);
export type Answer = z.infer<typeof answerSchema>;
