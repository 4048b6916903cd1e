import { readServices } from "../health/health.ts";
import { readFacts } from "./facts.ts";
import { familiesOf } from "./families.ts";
import { startMetrics } from "./registry.ts";

/** All metrics in Prometheus's text format, with its content type. Never fails: what cannot be read is not among them. */
export async function renderMetrics(): Promise<{ text: string; contentType: string }> {
  const [{ registry }, facts, services] = await Promise.all([startMetrics(), readFacts(), readServices()]);
  const { Counter, Gauge, Registry } = await import("prom-client");
  // Of this scrape alone, so that two at once do not write into one another's.
  const read = new Registry();
  for (const { name, help, type, labels, samples } of familiesOf(facts, services)) {
    const settings = { name, help, labelNames: labels, registers: [read] };
    const put = type === "gauge" ? new Gauge(settings) : new Counter(settings);
    for (const { labels: of, value } of samples) put.inc(of, value);
  }
  return { text: `${await registry.metrics()}\n${await read.metrics()}`, contentType: registry.contentType };
}
