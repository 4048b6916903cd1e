import { setTimeout as sleep } from "node:timers/promises";
import { fillDisk, freeDisk } from "./disk.ts";
import { signal } from "./proc.ts";
import { act, countKill, inFlightAt, killWorker, look, promise, type Scene, seconds, until } from "./scene.ts";

// Each fault does its harm and waits no longer than it must: the next may well come in the middle of getting over it.

const RECOVERY_MS = 60_000;

export async function workerFault(scene: Scene): Promise<void> {
  const { product, random } = scene;
  await until(async () => product.workers().length > 0, RECOVERY_MS);
  const pids = product.workers();
  const pid = pids[Math.floor(random() * pids.length)];
  if (pid === undefined) return promise(scene, "a killed worker is started again", false);
  const inFlight = await killWorker(scene, pid);
  countKill(scene, "worker");
  scene.say(`killed a worker with ${inFlight} requests in flight`);
}

/** The worker of another machine goes for good: only the heartbeat tells of it. */
export async function loneWorkerFault(scene: Scene): Promise<void> {
  const pid = scene.lone?.pid;
  if (pid === undefined) return;
  scene.lone = null;
  const inFlight = await killWorker(scene, pid, true);
  countKill(scene, "worker for good");
  scene.say(`killed the worker of another machine for good, with ${inFlight} requests in flight`);
}

export async function webFault(scene: Scene): Promise<void> {
  for (const pid of scene.product.web()) if (signal(pid, "SIGKILL")) countKill(scene, "web");
  scene.say("killed the web server");
}

export async function databaseFault(scene: Scene): Promise<void> {
  const pid = scene.product.postmaster();
  if (pid === null || !signal(pid, "SIGKILL")) return promise(scene, "a killed PostgreSQL is started again", false);
  countKill(scene, "database");
  const started = Date.now();
  await sleep(300);
  const back = await until(async () => (await look(scene)) !== null, RECOVERY_MS);
  scene.say(`killed PostgreSQL; it was back after ${seconds(Date.now() - started)}`);
  if (!back) promise(scene, "a killed PostgreSQL is started again", false);
}

export async function endpointFault(scene: Scene, downMs: number): Promise<void> {
  const at = Date.now();
  await scene.endpoint.kill();
  countKill(scene, "endpoint");
  let reason = "";
  const saysWhy = async () => {
    const rows = await scene.product.query<{ waiting: string }>(
      `select waiting from worker_reports where generation_id = $1 and waiting <> '' and updated_at > now() - interval '3 seconds'`,
      [scene.generationId],
    );
    reason = rows?.[0]?.waiting ?? reason;
    return reason !== "";
  };
  await until(saysWhy, downMs);
  await sleep(Math.max(0, at + downMs - Date.now()));
  await scene.endpoint.start();
  const inFlight = inFlightAt(await scene.endpoint.visits(), at).length;
  scene.inFlightAtKills += inFlight;
  scene.say(`killed the endpoint with ${inFlight} requests in flight; it was down for ${seconds(downMs)}`);
  promise(scene, "with the endpoint down, the generation says what it waits for", /endpoint/i.test(reason), reason.slice(0, 120));
  const before = await served(scene);
  const goesOn = await until(async () => (await served(scene)) > before, 30_000);
  promise(scene, "it goes on by itself when the endpoint is back", goesOn);
}

const served = async ({ endpoint }: Scene) => (await endpoint.visits()).filter(({ state }) => state === "delivered").length;

export async function pauseFault(scene: Scene): Promise<void> {
  await act(scene, "pause", scene.generationId);
  countKill(scene, "pause");
  const effective = Date.now() + 2_000;
  await sleep(3_500);
  const late = (await scene.endpoint.visits()).filter(({ since }) => since > effective).length;
  promise(scene, "a pause takes effect within 2 s", late === 0, `${late} requests after it`);
  await act(scene, "resume", scene.generationId);
}

export async function keyFault(scene: Scene): Promise<void> {
  await scene.endpoint.configure({ apiKey: "sk-another" });
  countKill(scene, "key revoked");
  let reason = "";
  const paused = await until(async () => {
    const now = await look(scene);
    reason = now?.reason ?? "";
    return now?.status === "paused";
  }, 20_000);
  promise(scene, "a revoked key pauses the generation and says so", paused && /key/i.test(reason), reason);
  await scene.endpoint.configure({ apiKey: null });
  if (paused) await act(scene, "resume", scene.generationId);
}

export async function budgetFault(scene: Scene): Promise<void> {
  const cost = (await look(scene))?.costUsd ?? 0;
  await act(scene, "limit", scene.generationId, String(Math.max(0.01, cost)));
  countKill(scene, "budget spent");
  let reason = "";
  const paused = await until(async () => {
    const now = await look(scene);
    reason = now?.reason ?? "";
    return now?.status === "paused";
  }, 30_000);
  promise(scene, "a spent budget pauses the generation and says so", paused && /spending limit/i.test(reason), reason);
  await act(scene, "limit", scene.generationId, "");
  if (paused) await act(scene, "resume", scene.generationId);
}

export async function supervisorFault(scene: Scene): Promise<void> {
  const at = Date.now();
  await scene.product.killSupervisor();
  countKill(scene, "supervisor");
  const inFlight = inFlightAt(await scene.endpoint.visits(), at).length;
  scene.inFlightAtKills += inFlight;
  await scene.product.start();
  scene.say(`killed the supervisor with ${inFlight} requests in flight; all of it was up again after ${seconds(Date.now() - at)}`);
}

export async function diskFault(scene: Scene, fullMs: number): Promise<void> {
  fillDisk(scene.product.dataDir);
  countKill(scene, "disk full");
  await sleep(fullMs);
  freeDisk(scene.product.dataDir);
  const freed = Date.now();
  const back = await until(async () => (await look(scene)) !== null, RECOVERY_MS);
  promise(scene, "it gets over a full disk", back, `the database answered ${seconds(Date.now() - freed)} after there was room again`);
}
