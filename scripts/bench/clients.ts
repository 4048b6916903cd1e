import { z } from "zod";
import { type Draft, draftSchema } from "../../lib/generation/config.ts";
import { startPart } from "./part.ts";

// What ours is measured against: other ways of making the same requests, each in a process of its own.

const taskSchema = z.object({
  /** The endpoint's OpenAI base URL. */
  url: z.string(),
  inFlight: z.number(),
  calls: z.number(),
  config: draftSchema,
});
export type ClientsTask = z.infer<typeof taskSchema>;

const resultSchema = z.object({
  /** From the first request to the last answer. */
  seconds: z.number(),
  /** Calls that were answered. */
  answered: z.number(),
  /** Rows that were read from the answers; 0 where none are. */
  rows: z.number(),
  /** Processor seconds, user and system, in that time. */
  cpuSeconds: z.number(),
});
export type ClientsResult = z.infer<typeof resultSchema>;

export type ClientsScript = "pool" | "openai-loop" | "ai-sdk";

/** Makes the first `calls` calls of a generation by another client, in a new process. */
export async function runClients(script: ClientsScript, task: Omit<ClientsTask, "config"> & { config: Draft }): Promise<ClientsResult> {
  const part = await startPart(`scripts/bench/${script}-part.ts`, []);
  try {
    return resultSchema.parse(await part.ask(task));
  } finally {
    await part.stop();
  }
}

/** The other side of `runClients`, in that process: does the task that comes, and answers. */
export function serveTask(run: (task: ClientsTask) => Promise<ClientsResult>): void {
  process.once("disconnect", () => process.exit());
  process.on("message", (message) => {
    run(taskSchema.parse(message)).then(
      (result) => process.send?.(result),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.send?.({ type: "ready" });
}

/** Runs `work` for each item with so many at a time, as a pool that always refills; times it. */
export async function timePool<Item>(items: readonly Item[], inFlight: number, work: (item: Item) => Promise<void>) {
  let next = 0;
  async function take() {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) await work(item);
    }
  }
  const before = process.cpuUsage();
  const started = performance.now();
  await Promise.all(Array.from({ length: inFlight }, take));
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(before);
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}
