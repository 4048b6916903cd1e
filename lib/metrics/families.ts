import type { Service } from "../health/service.ts";
import { VERSION } from "../version.ts";
import type { Facts } from "./facts.ts";

/** One metric with its values, as Prometheus knows it. */
export interface Family {
  name: string;
  help: string;
  type: "gauge" | "counter";
  labels: readonly string[];
  samples: { labels: Record<string, string>; value: number }[];
}

/** The metrics that are read at each scrape. Without facts (the database is away) only those of the services. */
export function familiesOf(facts: Facts | null, services: readonly Service[]): Family[] {
  return [
    gauge("info", "The version of Seedloom.", ["version"], [{ labels: { version: VERSION }, value: 1 }]),
    gauge(
      ...(["service_available", "Whether what Seedloom depends on is available, as in /health.", ["service", "endpoint"]] as const),
      services.map(({ name, endpoint = "", isAvailable }) => ({ labels: { service: name, endpoint }, value: Number(isAvailable) })),
    ),
    ...(facts === null ? [] : [...ofGenerations(facts), ...ofWorkers(facts)]),
  ];
}

const gauge = (name: string, help: string, labels: readonly string[], samples: Family["samples"]): Family => ({
  ...{ name: `seedloom_${name}`, help, type: "gauge", labels, samples },
});

function ofGenerations({ generations }: Facts): Family[] {
  const sumOf = (value: (sums: Facts["generations"][number]) => number) => generations.reduce((sum, sums) => sum + value(sums), 0);
  const byKind = Map.groupBy(generations, ({ kind }) => kind);
  const rows = [...byKind].flatMap(([kind, group]) =>
    (["accepted", "pending", "missing", "duplicates", "invalid"] as const).map((state) => ({
      labels: { kind, state },
      value: group.reduce((sum, sums) => sum + sums[state], 0),
    })),
  );
  return [
    gauge(
      ...(["generations", "Generations, and runs over their rows, by kind and status.", ["kind", "status"]] as const),
      generations.map(({ kind, status, count }) => ({ labels: { kind, status }, value: count })),
    ),
    gauge(
      "rows",
      "Rows of all generations that are not deleted: accepted, still to be made (pending), given up (missing), refused (duplicates, invalid).",
      ["kind", "state"],
      rows,
    ),
    gauge(
      "tokens",
      "Tokens of all generations that are not deleted: to models (input) and from them (output).",
      ["direction"],
      [
        { labels: { direction: "input" }, value: sumOf(({ inputTokens }) => inputTokens) },
        { labels: { direction: "output" }, value: sumOf(({ outputTokens }) => outputTokens) },
      ],
    ),
    gauge(
      "cost_usd",
      "What these cost, in US dollars, as far as prices are known.",
      [],
      [{ labels: {}, value: sumOf(({ costUsd }) => costUsd) }],
    ),
  ];
}

function ofWorkers({ queues, workers, levels }: Facts): Family[] {
  const alive = workers.filter(({ isAlive }) => isAlive);
  return [
    gauge(
      ...(["queue_jobs", "Jobs in the queues; the calls of all generations are one.", ["queue", "state"]] as const),
      queues.flatMap(({ name, waiting, active }) => [
        { labels: { queue: name, state: "waiting" }, value: waiting },
        { labels: { queue: name, state: "active" }, value: active },
      ]),
    ),
    gauge("workers", "Worker processes that live.", [], [{ labels: {}, value: alive.length }]),
    gauge(...(["requests_in_flight", "Requests to models under way, on all workers.", []] as const), [
      { labels: {}, value: alive.reduce((sum, { inFlight }) => sum + inFlight, 0) },
    ]),
    gauge(
      ...(["limiter_level", "The most requests that a model is sent at once now, on all workers.", ["connection", "model"]] as const),
      levels.map(({ connection, model, level }) => ({ labels: { connection, model }, value: level })),
    ),
    {
      name: "seedloom_worker_calls_total",
      help: "Calls to models since each worker's start: done, failed, or lost (their answer never came).",
      type: "counter",
      labels: ["worker", "host", "outcome"],
      samples: alive.flatMap(({ id, host, calls }) =>
        Object.entries(calls).map(([outcome, value]) => ({ labels: { worker: id, host, outcome }, value })),
      ),
    },
  ];
}
