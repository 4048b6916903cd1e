import { z } from "zod";
import { jsonSchema } from "../../json.ts";
import type { CallJob, FinishedCall } from "../engine-types.ts";

// The lines of a journal, one JSON object each, and what they say together. Pure.

const jobSchema = z.object({
  id: z.string(),
  generationId: z.string(),
  seedId: z.string(),
  count: z.number(),
  batch: z.number(),
  batches: z.number(),
  attributes: z.record(z.string(), z.string()).optional(),
}) satisfies z.ZodType<CallJob>;

const offeredSchema = z.object({ data: z.record(z.string(), jsonSchema), hash: z.string() });

const finishedSchema = z.object({
  job: jobSchema,
  status: z.enum(["done", "failed", "lost"]),
  offered: z.array(offeredSchema),
  repeats: z.array(offeredSchema),
  invalid: z.number(),
  attempts: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costUsd: z.number().nullable(),
  latencyMs: z.number(),
  finishReason: z.string(),
  errorCode: z.string(),
  errorMessage: z.string(),
}) satisfies z.ZodType<FinishedCall>;

const sentSchema = z.object({ job: jobSchema, attempt: z.number(), lostId: z.string() });

/** A request that was sent. `lostId`: the ledger line that it becomes if its answer never comes. */
export type SentRequest = z.infer<typeof sentSchema>;

/** Who writes a journal: its first line. */
const ownerSchema = z.object({
  pid: z.number(),
  /** Tells the process from a later one with the same id (lib/processes.ts). */
  identity: z.string(),
  /** A process id means nothing on another machine. */
  host: z.string(),
});
export type JournalOwner = z.infer<typeof ownerSchema>;

const lineSchema = z.union([
  z.object({ taken: z.object({ generationId: z.string(), ids: z.array(z.string()) }) }),
  z.object({ sent: sentSchema }),
  z.object({ ended: z.array(z.string()) }),
  z.object({ answered: finishedSchema }),
  z.object({ closed: z.array(z.string()) }),
]);

/** What one line says; see `Journal` for what each means. */
export type JournalLine =
  | { taken: { generationId: string; ids: readonly string[] } }
  | { sent: SentRequest }
  | { ended: readonly string[] }
  | { answered: FinishedCall }
  | { closed: readonly string[] };

export const toLine = (line: JournalLine | { owner: JournalOwner }) => `${JSON.stringify(line)}\n`;

/** What stands open at the end of a journal. */
export interface OpenCalls {
  /** Taken from the queue, and not under way: call id → generation id. */
  held: Map<string, string>;
  /** Sent, and neither answered nor given up: call id → request. */
  sent: Map<string, SentRequest>;
  /** Ended, and not known to be committed: id of the ledger line → call. */
  answered: Map<string, FinishedCall>;
}

/** Null when the text does not begin with its owner: a file that was killed at its first breath says nothing. */
export function readOwner(text: string): JournalOwner | null {
  const line = z.object({ owner: ownerSchema }).safeParse(parse(text.split("\n", 1)[0] ?? ""));
  return line.success ? line.data.owner : null;
}

/** A line that was cut off by a kill or a full disk, or is no line of ours, is passed over. */
export function readOpenCalls(text: string): OpenCalls {
  const open: OpenCalls = { held: new Map(), sent: new Map(), answered: new Map() };
  for (const part of text.split("\n")) {
    const line = lineSchema.safeParse(parse(part));
    if (line.success) apply(open, line.data);
  }
  return open;
}

function apply({ held, sent, answered }: OpenCalls, line: JournalLine): void {
  if ("taken" in line) for (const id of line.taken.ids) held.set(id, line.taken.generationId);
  else if ("sent" in line) {
    held.delete(line.sent.job.id);
    sent.set(line.sent.job.id, line.sent);
  } else if ("ended" in line)
    for (const id of line.ended) {
      const request = sent.get(id);
      if (request) held.set(id, request.job.generationId);
      sent.delete(id);
    }
  else if ("answered" in line) {
    const { id } = line.answered.job;
    held.delete(id);
    sent.delete(id);
    answered.set(id, line.answered);
  } else
    for (const id of line.closed) {
      held.delete(id);
      sent.delete(id);
      answered.delete(id);
    }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
