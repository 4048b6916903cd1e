import type { Histogram, Registry } from "prom-client";

/** What this process counts of itself. */
export interface Metrics {
  registry: Registry;
  requests: Histogram<"route" | "method" | "status">;
}

/** Bounds of the durations that are told apart, in seconds. */
const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 60];

// Several copies of this module are in the web process, and only one registry.
const shared = globalThis as typeof globalThis & { seedloomMetrics?: Metrics; seedloomMetricsStart?: Promise<Metrics> };

/** This process's own metrics, begun at the first call. Until then prom-client is not even loaded. */
export function startMetrics(): Promise<Metrics> {
  shared.seedloomMetricsStart ??= begin();
  return shared.seedloomMetricsStart;
}

async function begin(): Promise<Metrics> {
  const { collectDefaultMetrics, Histogram, Registry } = await import("prom-client");
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "seedloom_http_request_duration_seconds",
    help: "Requests to this web process, from their arrival to the end of the answer.",
    labelNames: ["route", "method", "status"] as const,
    buckets: SECONDS,
    registers: [registry],
  });
  shared.seedloomMetrics = { registry, requests };
  return shared.seedloomMetrics;
}
