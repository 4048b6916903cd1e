// The process that reads one file, and nothing else: `node child.ts TASK`. See run-child.ts.
import { writeSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { ANSWER_FD } from "./answer-fd.ts";
import type { Answer, Task } from "./protocol.ts";

const task: Task = JSON.parse(process.argv[2] ?? "");
await startWatchdog(task);
writeSync(ANSWER_FD, `${JSON.stringify(await read(task))}\n`);
process.exit(0);

/** A thread of its own, for a reader in an endless loop hears nothing any more. */
function startWatchdog(workerData: Task): Promise<void> {
  const watchdog = new Worker(new URL("./watchdog.ts", import.meta.url), { workerData, resourceLimits: { maxOldGenerationSizeMb: 32 } });
  return new Promise((ready, fail) => {
    watchdog.once("message", () => ready());
    watchdog.once("error", fail);
  });
}

async function read({ reader, ...rest }: Task): Promise<Answer> {
  try {
    const { read: run } = await import(reader);
    return { kind: "facts", facts: await run(rest) };
  } catch (error) {
    if (error instanceof Error && ["DocumentError", "ItemsError"].includes(error.name) && "code" in error)
      return { kind: "refused", code: String(error.code), message: error.message };
    // For the worker's log.
    console.error(error);
    return { kind: "stopped", problem: isOutOfMemory(error) ? "memory" : "crash" };
  }
}

/** V8 refuses a single object beyond its limits with one of these; a heap that is full ends the process. */
function isOutOfMemory(error: unknown): boolean {
  return (
    error instanceof RangeError && /allocation failed|Invalid (array|typed array|string) length|string longer than/i.test(error.message)
  );
}
