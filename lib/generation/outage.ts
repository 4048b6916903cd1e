import type { Clock } from "./engine-types.ts";

// An endpoint that is not there: nothing is started but a probe now and then, and nobody's attempts are used up.

const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 10_000;
/** Connection errors in a row, with no answer between them, that make an outage. */
const ERRORS_IN_A_ROW = 3;

export interface Outage {
  /** An answer came, be it good or bad. */
  answered(): void;
  /** A request found no endpoint. `othersInFlight`: whether another may still be answered. Returns whether it is an outage now. */
  unreachable(message: string, othersInFlight: boolean): boolean;
  /** Whether answers have come lately, so that a connection error is one request's own. */
  answering(): boolean;
  /** How many requests may be started: none or one probe in an outage, else all. */
  allowed(inFlight: number): number;
  /** Milliseconds that it has lasted; 0 when there is none. */
  lasted(): number;
  /** What was wrong at the last probe. */
  reason(): string;
}

export function createOutage(clock: Clock): Outage {
  let errorsInARow = 0;
  let since = 0;
  let waitMs = 0;
  let probeAt = 0;
  let message = "";
  return {
    answered() {
      errorsInARow = 0;
      since = 0;
      waitMs = 0;
    },
    unreachable(reason, othersInFlight) {
      errorsInARow += 1;
      message = reason;
      if (since === 0 && errorsInARow < ERRORS_IN_A_ROW && othersInFlight) return false;
      const now = clock.now();
      if (since === 0) since = now;
      // Requests that were in flight together fail together, and move the next probe only once.
      if (now >= probeAt) {
        waitMs = Math.min(MAX_WAIT_MS, waitMs === 0 ? FIRST_WAIT_MS : waitMs * 2);
        probeAt = now + waitMs;
      }
      return true;
    },
    answering: () => since === 0 && errorsInARow < ERRORS_IN_A_ROW,
    allowed(inFlight) {
      if (since === 0) return Number.POSITIVE_INFINITY;
      return clock.now() >= probeAt && inFlight === 0 ? 1 : 0;
    },
    lasted: () => (since === 0 ? 0 : clock.now() - since),
    reason: () => message,
  };
}
