import { z } from "zod";

/** How far a push is; it goes through these in order. */
const PUSH_STEPS = ["waiting", "writing", "uploading", "committing", "done"] as const;

const count = z.number().int().nonnegative().default(0);

/**
 * What is kept of a push, under `push` beside the settings of its line of `exports`. Sizes are in bytes.
 */
const pushState = z.object({
  /** `user/name` */
  repository: z.string(),
  /** The hub's address when it was asked for; the token is never sent to another. */
  hub: z.string(),
  private: z.boolean(),
  message: z.string(),
  intoExisting: z.boolean(),
  /** The try that is under way; an older one that wakes up finds another here, and ends. */
  attempt: z.string().default(""),
  /** The hub was asked to make the dataset, and has answered that it did. */
  creating: z.boolean().default(false),
  created: z.boolean().default(false),
  /** A commit was asked for: it may be there although no answer came. */
  committing: z.boolean().default(false),
  step: z.enum(PUSH_STEPS).default("waiting"),
  files: count,
  filesDone: count,
  bytes: count,
  bytesDone: count,
  /** The files' paths in the dataset. */
  paths: z.array(z.string()).default([]),
  /** Why it waits before it is tried again, in words for the user; empty otherwise. */
  note: z.string().default(""),
  /** The commit's id; empty until then. */
  commit: z.string().default(""),
});

export type PushState = z.infer<typeof pushState>;

/** The column `settings` of an export that is a push, as far as it is about the push. */
const stored = z.object({ push: pushState });

/** Null for an export that was only written as a file. */
export const readPushState = (settings: unknown): PushState | null => stored.safeParse(settings).data?.push ?? null;

export const newPushState = (chosen: Pick<PushState, "repository" | "hub" | "private" | "message" | "intoExisting">): PushState =>
  pushState.parse(chosen);
