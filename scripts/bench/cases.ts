import type { Goal } from "./figures.ts";
import type { Page } from "./pages.ts";
import type { Run } from "./run.ts";

// What is measured, as data: the endpoint's manner, how long the run is, and what is promised (issue 3, "Speed").
// Runs of 25 to 60 s, so that the start, when the level is still to be found, weighs no more than in real datasets.

export type Case = { name: string; about: string } & (
  | { kind: "pool"; run: Run; poolCalls: number; goal: Goal }
  | { kind: "ideal"; run: Run; idealSeconds: number; goal: Goal; mostRefused: number }
  | { kind: "slowing"; run: Run; goal: Goal; worstLatency: number }
  | { kind: "cpu"; run: Run; poolCalls: number; goal: Goal }
  | { kind: "memory"; run: Run; mostMegabytes: number; mostGrowth: number }
  | { kind: "workers"; one: Run; several: Run; goal: Goal }
  | { kind: "near-duplicates"; rows: number; leastRecall: number; leastPrecision: number; mostCpuMs: number }
  | { kind: "page"; page: Page; requests: number; mostMs: number }
  | { kind: "export"; leastRowsPerSecond: number }
  | { kind: "export-memory"; mostMegabytes: number }
  | { kind: "peer"; script: "openai-loop" | "ai-sdk"; work: { name: string; run: Run; peerCalls: number }[] }
);

/** What the popular tools have in flight. */
export const PEER_POOL = 5;

const fixed200ms64: Run = { endpoint: { latencyMs: 200, capacity: 64 }, cap: 64, calls: 8_000 };
const fixed200ms256: Run = { endpoint: { latencyMs: 200, capacity: 256 }, cap: 256, calls: 40_000 };
const capacity32: Run = { endpoint: { latencyMs: 500, capacity: 32 }, cap: null, calls: 2_560 };
const peersWork = [
  { name: "fixed-200ms-64", run: fixed200ms64, peerCalls: 250 },
  { name: "capacity-32", run: capacity32, peerCalls: 100 },
];

/** Three windows of 600: at best the third is let in after two minutes. */
const rpm600 = (
  endpoint: Run["endpoint"],
): Pick<Extract<Case, { kind: "ideal" }>, "kind" | "run" | "idealSeconds" | "goal" | "mostRefused"> => ({
  kind: "ideal",
  run: { endpoint: { latencyMs: 500, requestsPerMinute: 600, ...endpoint }, cap: null, calls: 1_800 },
  idealSeconds: 2 * 60 + 0.5,
  goal: { atLeast: 0.95 },
  mostRefused: 2,
});

export const CASES: readonly Case[] = [
  {
    name: "fixed-200ms-64",
    about: "200 ms, capacity 64",
    ...{ kind: "pool", run: fixed200ms64, poolCalls: 3_200, goal: { atLeast: 0.98 } },
  },
  {
    name: "fixed-200ms-256",
    about: "200 ms, capacity 256: 6,400 rows a second",
    ...{ kind: "pool", run: fixed200ms256, poolCalls: 10_240, goal: { atLeast: 0.95 } },
  },
  {
    name: "fixed-2s-256",
    about: "2 s, capacity 256",
    ...{
      kind: "pool",
      run: { endpoint: { latencyMs: 2_000, capacity: 256 }, cap: 256, calls: 6_400 },
      poolCalls: 1_536,
      goal: { atLeast: 0.98 },
    },
  },
  {
    name: "fixed-2s-1024",
    about: "2 s, capacity 1,024",
    ...{
      kind: "pool",
      run: { endpoint: { latencyMs: 2_000, capacity: 1_024 }, cap: 1_024, calls: 25_600 },
      poolCalls: 6_144,
      goal: { atLeast: 0.95 },
    },
  },
  {
    name: "lognormal-128",
    about: "lognormal latency, median 300 ms, σ 0.8, capacity 128; both runs equally long, for their slowest answers come last",
    kind: "pool",
    run: { endpoint: { latencyMs: 300, latencySigma: 0.8, capacity: 128 }, cap: 128, calls: 12_000 },
    ...{ poolCalls: 12_000, goal: { atLeast: 0.95 } },
  },
  {
    name: "capacity-32",
    about: "capacity 32 that nobody has told us, 429 beyond it, 500 ms",
    ...{ kind: "ideal", run: capacity32, idealSeconds: (2_560 / 32) * 0.5, goal: { atLeast: 0.95 }, mostRefused: 3 },
  },
  { name: "rpm-600", about: "600 requests in any 60 s, Retry-After with the 429", ...rpm600({ retryHeader: "retry-after" }) },
  {
    name: "rpm-600-headers",
    about: "600 requests in any 60 s, x-ratelimit-* headers with every answer and no Retry-After",
    ...rpm600({ retryHeader: "none", rateHeaders: true }),
  },
  {
    name: "slowing",
    about: "32 slots shared by all that comes, never a 429 (vLLM), 500 ms unloaded",
    kind: "slowing",
    run: { endpoint: { latencyMs: 500, slots: 32 }, cap: null, calls: 2_560 },
    ...{ goal: { atLeast: 0.85 }, worstLatency: 2 },
  },
  {
    name: "cpu-per-row",
    about: "processor time of the worker for each accepted row, less what the bare pool takes for the same calls (run of fixed-200ms-256)",
    ...{ kind: "cpu", run: fixed200ms256, poolCalls: 10_240, goal: { atMost: 0.15 } },
  },
  {
    name: "memory-200k",
    about: "the worker's memory over 200,000 rows (run of fixed-200ms-256): the most, and the last third by the middle third",
    ...{ kind: "memory", run: fixed200ms256, mostMegabytes: 400, mostGrowth: 1.1 },
  },
  {
    name: "workers-3",
    about: "three workers against one, each with at most 32 in flight, capacity 96, 500 ms",
    kind: "workers",
    one: { endpoint: { latencyMs: 500, capacity: 96 }, cap: 96, calls: 1_280, env: { WORKER_CONCURRENCY: "32" } },
    several: { endpoint: { latencyMs: 500, capacity: 96 }, cap: 96, calls: 3_840, workers: 3, env: { WORKER_CONCURRENCY: "32" } },
    goal: { atLeast: 2.5 },
  },
  {
    name: "near-duplicates",
    about: "the near-duplicate index at 0.8 with planted copies, by both measures on three kinds of 100,000 rows",
    ...{ kind: "near-duplicates", rows: 100_000, leastRecall: 0.95, leastPrecision: 0.98, mostCpuMs: 0.1 },
  },
  {
    name: "peer-openai-loop",
    about: `a plain loop over the openai package with its own retries, ${PEER_POOL} in flight`,
    ...{ kind: "peer", script: "openai-loop", work: peersWork },
  },
  {
    name: "peer-ai-sdk",
    about: `generateObject of the AI SDK with its own retries, ${PEER_POOL} in flight`,
    ...{ kind: "peer", script: "ai-sdk", work: peersWork },
  },
  // Reading a million rows (issue 5, "Speed at size"). The last, and one behind the other: they share what they are made on.
  {
    name: "page-first",
    about: "1,000,000 rows: the first page of 50 in each order, over HTTP, milliseconds at the 95th percentile",
    ...{ kind: "page", page: "first", requests: 200, mostMs: 100 },
  },
  {
    name: "page-middle",
    about: "the same: pages at random places, in dataset order, newest first and lowest score first",
    ...{ kind: "page", page: "middle", requests: 200, mostMs: 100 },
  },
  {
    name: "page-filter",
    about: "the same: by seed and score, and by score",
    ...{ kind: "page", page: "filter", requests: 200, mostMs: 100 },
  },
  {
    name: "page-search",
    about: "the same: common words, rare words, a text of one row, a text that no row has",
    ...{ kind: "page", page: "search", requests: 200, mostMs: 300 },
  },
  {
    name: "export-jsonl",
    about: "1,000,000 rows downloaded as JSONL from the web process",
    ...{ kind: "export", leastRowsPerSecond: 50_000 },
  },
  {
    name: "export-memory",
    about: "the web process's memory during that download, the most of samples every 50 ms",
    ...{ kind: "export-memory", mostMegabytes: 300 },
  },
];
