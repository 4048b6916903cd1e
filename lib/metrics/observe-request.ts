import type { Metrics } from "./registry.ts";

/** A request that was answered. */
export interface AnsweredRequest {
  /** Its pattern, such as `/api/files/[id]`, or a class of requests, such as `page`: one of few. */
  route: string;
  method: string;
  status: number;
  /** From its arrival to the end of its answer. */
  seconds: number;
}

// Several copies of this module are in the web process, and only one registry.
const shared = globalThis as typeof globalThis & { seedloomMetrics?: Metrics };

/** Counts a request. Costs nothing while nobody reads metrics. */
export function observeRequest({ route, method, status, seconds }: AnsweredRequest): void {
  shared.seedloomMetrics?.requests.observe({ route, method, status: String(status) }, seconds);
}
