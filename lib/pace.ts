import { setImmediate } from "node:timers/promises";

/** Work without a pause keeps everything else in the process waiting for at most about so long. In milliseconds. */
const LONGEST_SLICE_MS = 15;

/** To be awaited between the small steps of long work: lets everything else run whenever a slice of time is used up. */
export function createPace(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < LONGEST_SLICE_MS) return;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
