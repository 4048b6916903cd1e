// `npm test`: unit and integration tests, a production build, browser tests, and the fault test in its shorter form;
// `npm run test:e2e` runs the browser tests alone.
// The last line is `N passed, N failed` over all of them.
import { rmSync } from "node:fs";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "../lib/errors.ts";
import { PROJECT } from "./children.ts";
import { ensureBuild } from "./production-build.ts";
import { runToEnd } from "./run.ts";
import { findBrowser } from "./testing/browser.ts";
import { killRemains, runTool } from "./testing/processes.ts";
import { type Counts, readFaultCounts, readPlaywrightCounts, readVitestCounts } from "./testing/results.ts";

const VITEST = join(PROJECT, "node_modules/vitest/vitest.mjs");
const PLAYWRIGHT = join(PROJECT, "node_modules/@playwright/test/cli.js");
/** Browser tests that run at once. One after another they leave two processors idle for nearly half of the time. */
const BROWSER_WORKERS = 2;

await runToEnd(async () => {
  const only = process.argv[2];
  if (only !== undefined && only !== "e2e")
    throw new AppError("bad-input:command", `There is no test group ${JSON.stringify(only)}; there is: e2e.`);
  // Everything that the tests start has its files below this folder: what is left of it at the end can be told by that.
  const folder = await mkdtemp(join(tmpdir(), "seedloom-run-"));
  await chmod(folder, 0o755);
  // PostgreSQL gets no environment of ours, but has its folder among its arguments.
  const marks = [folder, `-D ${join(PROJECT, "test-results")}`];
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      killRemains(marks);
      rmSync(folder, { recursive: true, force: true });
      process.exit(130);
    });
  const results: Counts[] = [];
  try {
    if (only === undefined) results.push(await runVitest(folder));
    // What goes wrong in it is said where the browser tests ask for it again.
    await ensureBuild((sentence) => console.log(sentence)).catch(() => {});
    // Side by side, for both wait most of the time; each has ports and folders of its own.
    results.push(...(await Promise.all([runPlaywright(folder), ...(only === undefined ? [runFaults(folder)] : [])])));
  } finally {
    killRemains(marks);
    rmSync(folder, { recursive: true, force: true });
  }
  const passed = results.reduce((sum, counts) => sum + counts.passed, 0);
  const failed = results.reduce((sum, counts) => sum + counts.failed, 0);
  for (const failure of results.flatMap((counts) => counts.failures)) console.log(`failed: ${failure}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
});

async function runVitest(folder: string): Promise<Counts> {
  const output = join(folder, "vitest.json");
  const code = await runTool([VITEST, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${output}`], { TMPDIR: folder });
  return readVitestCounts(output, code);
}

/** A build or a browser that cannot be had is one failure, said in a sentence. */
async function runPlaywright(folder: string): Promise<Counts> {
  const output = join(folder, "playwright.json");
  try {
    await ensureBuild((sentence) => console.log(sentence));
    const browser = await findBrowser();
    const code = await runTool([PLAYWRIGHT, "test", "--reporter=list,json"], {
      TMPDIR: folder,
      E2E_WORKERS: process.env.E2E_WORKERS || String(BROWSER_WORKERS),
      PLAYWRIGHT_JSON_OUTPUT_FILE: output,
      CHROMIUM_PATH: browser ?? undefined,
    });
    return readPlaywrightCounts(output, code);
  } catch (error) {
    console.error(error instanceof AppError ? error.message : error);
    return { passed: 0, failed: 1, failures: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Each promise that the product keeps under faults counts as one. Only Linux tells what is to be killed. */
async function runFaults(folder: string): Promise<Counts> {
  if (process.platform !== "linux") return { passed: 0, failed: 0, failures: [] };
  const output = join(folder, "faults.json");
  const code = await runTool([join(PROJECT, "scripts/faults.ts"), "--short", "--results", output], { TMPDIR: folder });
  return readFaultCounts(output, code);
}
