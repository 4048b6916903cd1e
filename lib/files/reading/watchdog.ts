// A thread beside the reader, in the same process: ends both when the reader takes too much, or when its worker has gone.
import { statSync, writeSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { ANSWER_FD } from "./answer-fd.ts";
import type { ChildProblem } from "./problems.ts";
import type { Task } from "./protocol.ts";

/** In which even a fast reader cannot take much more than its limit. */
const LOOK_MS = 25;

const { limits, textPath, parentPid }: Task = workerData;
const deadline = performance.now() + limits.timeMs;

setInterval(() => {
  if (process.ppid !== parentPid) end();
  const problem = findProblem();
  if (!problem) return;
  writeSync(ANSWER_FD, `${JSON.stringify({ kind: "stopped", problem })}\n`);
  end();
}, LOOK_MS);
parentPort?.postMessage("ready");

function findProblem(): ChildProblem | null {
  if (process.memoryUsage.rss() > limits.memoryBytes) return "memory";
  if (performance.now() > deadline) return "time";
  if ((statSync(textPath, { throwIfNoEntry: false })?.size ?? 0) > limits.textBytes) return "text-size";
  return null;
}

/** We lead a process group of our own. */
function end(): void {
  process.kill(-process.pid, "SIGKILL");
}
