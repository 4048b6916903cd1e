import { once } from "node:events";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makeTopic } from "../../e2e/inference-server/content.ts";
import { createRandom } from "../../e2e/inference-server/random.ts";
import { freePort } from "../../lib/db/embedded.ts";
import { check, type Findings, resumptions } from "./check.ts";
import { Endpoint } from "./endpoint.ts";
import {
  budgetFault,
  databaseFault,
  diskFault,
  endpointFault,
  keyFault,
  loneWorkerFault,
  pauseFault,
  supervisorFault,
  webFault,
  workerFault,
} from "./faults.ts";
import { Product } from "./product.ts";
import { act, look, type Scene, seconds, until } from "./scene.ts";

const MODEL = "gpt-4o-mini";
/** Requests in flight of each of three workers. */
const CAP = 8;
const ROWS_PER_CALL = 2;

interface Size {
  seeds: number;
  rowsPerSeed: number;
  workers: number;
  web: number;
  databases: number;
  supervisors: number;
  pauses: number;
  endpointDownMs: number;
  diskFullMs: number;
  /** Pause between two faults: at least, and so much more at most. */
  gapMs: [number, number];
}

const FULL: Size = {
  ...{ seeds: 48, rowsPerSeed: 250, workers: 20, web: 2, databases: 3, supervisors: 1, pauses: 2 },
  ...{ endpointDownMs: 20_000, diskFullMs: 10_000, gapMs: [1_500, 4_000] },
};
const SHORT: Size = {
  ...{ seeds: 30, rowsPerSeed: 100, workers: 4, web: 1, databases: 1, supervisors: 1, pauses: 1 },
  ...{ endpointDownMs: 6_000, diskFullMs: 3_000, gapMs: [500, 1_500] },
};

export interface FaultTestOptions {
  short: boolean;
  seed: number;
  /** For everything; below it `data` is a small disk of its own, or not. */
  folder: string;
  hasDisk: boolean;
  say: (sentence: string) => void;
}

export interface FaultTestResult {
  findings: Findings;
  promises: Scene["promises"];
}

/** Runs the product with its endpoint, does it all the harm that was drawn, and looks at what came of it. */
export async function runFaultTest({ short, seed, folder, hasDisk, say }: FaultTestOptions): Promise<FaultTestResult> {
  const size = short ? SHORT : FULL;
  const started = Date.now();
  const tell = (sentence: string) => say(`${seconds(Date.now() - started).padStart(8)}  ${sentence}`);
  const dataDir = join(folder, "data");
  const settings = {
    ...{ latencyMs: 1_000, latencySigma: 0.3, models: [MODEL], seed },
    faults: { "server-error": { every: 50 }, truncate: { every: 40 }, repeat: { every: 60 } },
  };
  const endpoint = new Endpoint({ port: await freePort(), folder, settings });
  const variables = {
    PORT: String(await freePort()),
    HOST: "127.0.0.1",
    WORKERS: "2",
    LOG_LEVEL: "warn",
    DATABASE_URL: "",
    SEEDLOOM_SECRET: "the secret of the fault test",
  };
  const product = new Product({ dataDir, logFile: join(folder, "product.log"), variables });
  const scene: Scene = {
    ...{ endpoint, product, generationId: "", lone: null, random: createRandom(seed), say: tell },
    ...{ kills: {}, inFlightAtKills: 0, interrupted: [], promises: [] },
  };
  try {
    await endpoint.start();
    await product.start();
    tell("the product runs");
    const elsewhere = join(folder, "another-machine");
    await mkdir(elsewhere);
    scene.lone = product.spawnScript("worker.ts", [], { DATA_DIR: elsewhere });
    const seeds = Array.from({ length: size.seeds }, (_, index) => makeTopic("tide tables", index));
    const shape = {
      baseUrl: `${endpoint.url}/v1`,
      modelId: MODEL,
      seeds,
      rowsPerSeed: size.rowsPerSeed,
      rowsPerCall: ROWS_PER_CALL,
      cap: CAP,
    };
    scene.generationId = await act(scene, "make", JSON.stringify(shape));
    await doHarm(scene, size, hasDisk, tell);
    await endpoint.configure({ latencyMs: 100 });
    await until(async () => !["queued", "running"].includes((await look(scene))?.status ?? "running"), 180_000, 500);
    await returnOfTheOther(scene, elsewhere);
    const asked = size.seeds * size.rowsPerSeed;
    const findings = await check(scene, asked);
    return { findings, promises: scene.promises };
  } finally {
    scene.lone?.kill("SIGKILL");
    await product.stop();
    await endpoint.kill();
  }
}

async function doHarm(scene: Scene, size: Size, hasDisk: boolean, tell: (sentence: string) => void): Promise<void> {
  const { random } = scene;
  const times = (count: number, fault: (scene: Scene) => Promise<void>) => Array.from({ length: count }, () => fault);
  // The other machine's worker dies before the supervisor, with whose database it goes, and among faults that stop nobody
  // else: so it can be seen how long its calls wait for the heartbeat alone.
  const mild = Math.min(3, size.workers - 2);
  const early = [loneWorkerFault, ...shuffle([...times(mild, workerFault), ...times(size.web, webFault)], random)];
  const late = shuffle(
    [
      ...times(size.workers - 1 - mild, workerFault),
      ...times(size.databases, databaseFault),
      ...times(size.supervisors, supervisorFault),
      ...times(size.pauses, pauseFault),
      ...times(1, (on) => endpointFault(on, size.endpointDownMs)),
      ...times(1, keyFault),
      ...times(1, budgetFault),
      ...(hasDisk ? times(1, (on) => diskFault(on, size.diskFullMs)) : []),
    ],
    random,
  );
  if (!hasDisk) tell("this machine does not let a small disk be made, so none is filled");
  // One worker dies while it plans, or soon after.
  await workerFault(scene);
  await until(async () => ((await look(scene))?.accepted ?? 0) > 0, 90_000);
  const inTurn = async (faults: readonly ((scene: Scene) => Promise<void>)[]) => {
    for (const fault of faults) {
      await fault(scene);
      const now = await look(scene);
      if (now) tell(`${now.status}: ${now.accepted} accepted, ${now.pending} pending`);
      await sleep(size.gapMs[0] + random() * size.gapMs[1]);
    }
  };
  await inTurn(early);
  await until(async () => resumptions(scene, await scene.endpoint.visits(), true).waiting === 0, 60_000);
  await inTurn(late);
  const now = await look(scene);
  scene.promises.push({
    name: "there was work to be done under every fault",
    holds: (now?.pending ?? 1) > 0,
    detail: `${now?.pending} pending`,
  });
}

/** The other machine is started again when all is over: what its worker had sent is known only there. */
async function returnOfTheOther(scene: Scene, dataDir: string): Promise<void> {
  const worker = scene.product.spawnScript("worker.ts", [], { DATA_DIR: dataDir });
  const isLeft = async () => (await readdir(join(dataDir, "journal"))).length > 1;
  await until(async () => !(await isLeft()), 30_000);
  const ended = once(worker, "exit");
  worker.kill("SIGTERM");
  await ended;
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}
