import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Visit } from "../../e2e/inference-server/accounts.ts";
import type { Endpoint } from "./endpoint.ts";
import { signal, socketsOf } from "./proc.ts";
import type { Product } from "./product.ts";

/** What the fault test knows and counts while it runs. */
export interface Scene {
  endpoint: Endpoint;
  product: Product;
  generationId: string;
  /** A worker with a data folder of its own: as on another machine. */
  lone: ChildProcess | null;
  random: () => number;
  say: (sentence: string) => void;
  kills: Record<string, number>;
  inFlightAtKills: number;
  /** Calls that were in flight at a worker that was killed, and when: to see how soon they went on elsewhere. */
  interrupted: { callId: string; at: number; alone: boolean }[];
  promises: { name: string; holds: boolean; detail: string }[];
}

export const promise = (scene: Scene, name: string, holds: boolean, detail = "") => {
  scene.promises.push({ name, holds, detail });
  scene.say(`${holds ? "holds" : "DOES NOT HOLD"}: ${name}${detail && ` (${detail})`}`);
};

export const countKill = (scene: Scene, kind: string) => {
  scene.kills[kind] = (scene.kills[kind] ?? 0) + 1;
};

/** An answer needs so long at most from one process to the other and into the journal. In milliseconds. */
const ON_THE_WIRE_MS = 50;

/** The requests that were at the endpoint, or on their way back, at a time (milliseconds since 1970). */
export function inFlightAt(visits: readonly Visit[], time: number): Visit[] {
  return visits.filter(
    ({ since, state, settledAt }) =>
      since <= time && state !== "refused" && (state === "answering" || settledAt === 0 || settledAt >= time - ON_THE_WIRE_MS),
  );
}

/** Kills one worker, and counts what it had in flight just then: it is held first, so that nothing moves meanwhile. */
export async function killWorker(scene: Scene, pid: number, alone = false): Promise<number> {
  signal(pid, "SIGSTOP");
  const at = Date.now();
  const sockets = socketsOf(pid);
  const visits = await scene.endpoint.visits();
  const ports = new Set(sockets.map(({ port }) => port));
  const unread = new Set(sockets.filter((socket) => socket.unread).map(({ port }) => port));
  const latest = new Map(visits.map((visit) => [visit.port, visit]));
  const under = new Set(
    inFlightAt(visits, Date.now()).filter(
      ({ port, settledAt }) => ports.has(port) && (settledAt === 0 || settledAt >= at - ON_THE_WIRE_MS),
    ),
  );
  for (const port of unread) {
    const visit = latest.get(port);
    if (visit && visit.state === "delivered") under.add(visit);
  }
  signal(pid, "SIGKILL");
  scene.inFlightAtKills += under.size;
  for (const { callId } of under) scene.interrupted.push({ callId, at: Date.now(), alone });
  return under.size;
}

export interface GenerationNow {
  status: string;
  reason: string;
  accepted: number;
  pending: number;
  missing: number;
  costUsd: number | null;
}

/** Null while the database does not answer. */
export async function look({ product, generationId }: Scene): Promise<GenerationNow | null> {
  const rows = await product.query<GenerationNow>(
    `select status, status_reason as reason, accepted, pending, missing, cost_usd as "costUsd" from generations where id = $1`,
    [generationId],
  );
  return rows?.[0] ?? null;
}

/** Waits until something is so; returns whether it came to be within the time. */
export async function until(condition: () => Promise<boolean>, limitMs: number, everyMs = 250): Promise<boolean> {
  for (const end = Date.now() + limitMs; Date.now() < end; await sleep(everyMs)) if (await condition()) return true;
  return false;
}

/** Lets a person do something (act.ts); tries again while the database is away. */
export async function act({ product }: Scene, ...args: string[]): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    let output = "";
    const child = product.spawnScript("faults/act.ts", args);
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    const [code] = await once(child, "close");
    if (code === 0) return output.trim();
    if (tries === 5) throw new Error(`act ${args[0]} failed`);
    await sleep(1_000);
  }
}

export const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
