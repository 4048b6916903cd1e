import type { SettingsInput } from "../../e2e/inference-server/settings.ts";
import type { Draft } from "../../lib/generation/config.ts";
import { type ClientsScript, runClients } from "./clients.ts";
import type { EndpointStats } from "./endpoint.ts";
import { clearStudio, countRows, makeConnection, makeDraft, readConfig, runGeneration } from "./generation.ts";
import { cpuSeconds, cpuSecondsOfTree, machineBusySeconds, residentMegabytes } from "./process-usage.ts";
import type { Stand } from "./stand.ts";
import { planWork, ROWS_A_CALL } from "./work.ts";

/** One generation that is made by real workers. */
export interface Run {
  endpoint: SettingsInput;
  /** The connection's cap; null where the engine has to find out what the endpoint bears. */
  cap: number | null;
  calls: number;
  workers?: number;
  /** Of each worker. */
  env?: Record<string, string>;
}

export interface RunResult {
  config: Draft;
  asked: number;
  /** Stored rows, counted in the database. */
  rows: number;
  distinct: number;
  status: string;
  /** From the first request to the last committed row. */
  seconds: number;
  rowsPerSecond: number;
  stats: EndpointStats;
  /** Megabytes that the first worker had resident, each second. */
  memory: number[];
  /** Processor seconds of each process, from before the start of the generation to its end. */
  cpu: { workers: number; database: number; endpoint: number; machine: number };
  /** How long that was, in seconds. */
  cpuWindow: number;
}

const SAMPLE_MS = 1_000;

/** Makes a generation from an empty studio with new workers, so that nothing is known of the endpoint before. */
export async function makeRun(stand: Stand, run: Run): Promise<RunResult> {
  await clearStudio();
  await stand.endpoint.set(run.endpoint);
  const { seeds, rowsPerSeed } = planWork(run.calls);
  const connectionId = await makeConnection(stand.owner, stand.endpoint.url, run.cap);
  const id = await makeDraft(stand.owner, connectionId, seeds, rowsPerSeed);
  const workers = await Promise.all(Array.from({ length: run.workers ?? 1 }, () => stand.startWorker(run.env)));
  const memory: number[] = [];
  const sampler = setInterval(() => memory.push(residentMegabytes(workers[0]?.pid ?? 0)), SAMPLE_MS);
  const used = usageOf(stand, workers);
  try {
    const ended = await runGeneration(stand.owner, id, limitOf(run));
    clearInterval(sampler);
    const { cpu, cpuWindow } = used();
    const stats = await stand.endpoint.stats();
    const { rows, distinct } = await countRows(id);
    const seconds = (ended.seenAt - (stats.firstRequestAt ?? ended.seenAt)) / 1_000;
    const asked = run.calls * ROWS_A_CALL;
    const config = await readConfig(stand.owner, id);
    if (ended.status !== "completed") console.error(`  the generation ended as ${ended.status}: ${ended.statusReason}`);
    return {
      ...{ config, asked, rows, distinct, status: ended.status, seconds, rowsPerSecond: rows / seconds },
      ...{ stats, memory, cpu, cpuWindow },
    };
  } finally {
    clearInterval(sampler);
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** A run that takes five times as long as it should, and two minutes more, hangs. */
function limitOf({ endpoint, calls, cap }: Run): number {
  const rounds = calls / (cap ?? endpoint.capacity ?? endpoint.slots ?? 8);
  const rate = endpoint.requestsPerMinute ? (calls / endpoint.requestsPerMinute) * 60_000 : 0;
  return 5 * (rounds * (endpoint.latencyMs ?? 0) + rate) + 120_000;
}

/** Starts counting; the function that it returns ends it. */
function usageOf(stand: Stand, workers: readonly { pid: number }[]) {
  const read = () => ({
    at: performance.now(),
    workers: workers.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
    database: cpuSecondsOfTree(stand.databasePid),
    endpoint: cpuSeconds(stand.endpoint.part.pid),
    machine: machineBusySeconds(),
  });
  const before = read();
  return () => {
    const after = read();
    const spent = (name: "workers" | "database" | "endpoint" | "machine") => after[name] - before[name];
    return {
      cpu: { workers: spent("workers"), database: spent("database"), endpoint: spent("endpoint"), machine: spent("machine") },
      cpuWindow: (after.at - before.at) / 1_000,
    };
  };
}

export interface OtherResult {
  callsPerSecond: number;
  answered: number;
  calls: number;
  rows: number;
  cpuSeconds: number;
}

/** The first calls of a generation by another client, against the endpoint as it was for ours. */
export async function runOther(
  stand: Stand,
  script: ClientsScript,
  options: { endpoint: SettingsInput; inFlight: number; calls: number; config: Draft },
): Promise<OtherResult> {
  const { endpoint, inFlight, calls, config } = options;
  await stand.endpoint.set(endpoint);
  const { seconds, answered, rows, cpuSeconds: cpu } = await runClients(script, { url: stand.endpoint.url, inFlight, calls, config });
  return { callsPerSecond: answered / seconds, answered, calls, rows, cpuSeconds: cpu };
}

/** The settings of a generation that is not made: what its calls would send. */
export async function configOf(stand: Stand, run: Run): Promise<Draft> {
  await clearStudio();
  const { seeds, rowsPerSeed } = planWork(run.calls);
  const connectionId = await makeConnection(stand.owner, stand.endpoint.url, run.cap);
  return readConfig(stand.owner, await makeDraft(stand.owner, connectionId, seeds, rowsPerSeed));
}
