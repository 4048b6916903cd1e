import { once } from "node:events";
import { access, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../lib/errors.ts";
import { killGroup, PROJECT, spawnNode } from "./children.ts";
import { acquireLock, type Lock } from "./instance-lock.ts";
import { hashSource } from "./source-hash.ts";

const OUTPUT = join(PROJECT, ".next");
/** Says which source the build was made from; written last, so that an interrupted build has none. */
const STAMP = join(OUTPUT, "source-hash");
const BUILD_ID = join(OUTPUT, "BUILD_ID");
/** `next build` empties its folder, but for the cache. */
const LOCK = join(OUTPUT, "cache/seedloom-build.lock");
const SHOWN_LINES = 40;
const POLL_MS = 500;

export type BuildState = "current" | "outdated" | "missing";

/** Whether there is a production build, and whether it was made from this source. */
export async function buildState(): Promise<BuildState> {
  const isThere = await access(BUILD_ID).then(
    () => true,
    () => false,
  );
  if (!isThere) return "missing";
  const stamp = await readFile(STAMP, "utf8").catch(() => "");
  return stamp === (await hashSource(PROJECT)) ? "current" : "outdated";
}

/**
 * Makes the production build when there is none for this source. Of several starts at once one builds and the others wait.
 * @throws AppError `internal:build`; the compiler's last lines are on stderr then.
 */
export async function ensureBuild(say: (sentence: string) => void, signal?: AbortSignal): Promise<void> {
  if ((await buildState()) === "current") return;
  const lock = await waitForLock(say, signal);
  try {
    if ((await buildState()) === "current") return;
    say("Building the studio (first start only, about a minute)…");
    const hash = await hashSource(PROJECT);
    await rm(STAMP, { force: true });
    await build(signal);
    await writeFile(STAMP, hash);
  } finally {
    await lock.release();
  }
}

async function waitForLock(say: (sentence: string) => void, signal: AbortSignal | undefined): Promise<Lock> {
  try {
    await mkdir(join(LOCK, ".."), { recursive: true });
    for (let attempt = 0; ; attempt += 1) {
      const result = await acquireLock(LOCK, "build");
      if ("lock" in result) return result.lock;
      if (attempt === 0) say(`Waiting for another start (process ${result.holder.pid}) that is building the studio…`);
      await sleep(POLL_MS, undefined, { signal });
    }
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new AppError(
      "internal:build",
      `The studio has to be built, but ${OUTPUT} cannot be written to: run \`npm run build\` as its owner.`,
      {
        cause,
      },
    );
  }
}

async function build(signal: AbortSignal | undefined): Promise<void> {
  // Pages must not be made from what is in somebody's database, so the build does not get its address.
  const env = { ...process.env, DATABASE_URL: undefined, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawnNode([join(PROJECT, "scripts/next-build.ts")], env, "pipe");
  const kill = () => killGroup(child, "SIGKILL");
  signal?.addEventListener("abort", kill);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  try {
    const [code] = await once(child, "close");
    signal?.throwIfAborted();
    if (code === 0) return;
  } finally {
    signal?.removeEventListener("abort", kill);
  }
  console.error(output.trimEnd().split("\n").slice(-SHOWN_LINES).join("\n"));
  throw new AppError("internal:build", "The production build failed, for the reason above.");
}
