import { setTimeout as sleep } from "node:timers/promises";
import { InferenceError } from "../types.ts";

/** Waits, or ends early when the signal is aborted. @throws InferenceError `aborted` */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (cause) {
    throw new InferenceError("aborted", "The request was stopped.", { cause });
  }
}
