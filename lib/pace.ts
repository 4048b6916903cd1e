import { setImmediate } from "node:timers/promises";

/** Work without a pause keeps everything else in the process waiting for at most about so long. In milliseconds. */
const LONGEST_SLICE_MS = 4;

/**
 * To be called between the small steps of long work: where it returns something, that is to be awaited, and lets everything
 * else run. To await nothing at every step would cost more than many a step.
 */
export function createPace(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < LONGEST_SLICE_MS) return;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
