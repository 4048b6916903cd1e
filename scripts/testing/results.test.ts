import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFaultCounts, readPlaywrightCounts, readVitestCounts } from "./results.ts";

async function fileWith(content: unknown): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "seedloom-results-")), "results.json");
  await writeFile(file, JSON.stringify(content));
  return file;
}

const passedFile = { status: "passed", assertionResults: [{ status: "passed" }] };

test("vitest's tests are counted, and a file that could not be loaded is a failure", async () => {
  const broken = { status: "failed", assertionResults: [] };
  const failed = { status: "failed", assertionResults: [{ status: "failed" }] };
  const file = await fileWith({ numPassedTests: 3, numFailedTests: 1, testResults: [passedFile, broken, failed] });
  expect(await readVitestCounts(file, 1)).toMatchObject({ passed: 3, failed: 2 });
});

test("Playwright's tests are counted, and those that failed are named", async () => {
  const spec = (title: string, ok: boolean) => ({ title, ok, file: "runs.spec.ts" });
  const inner = { title: "on a phone", specs: [spec("third", false)] };
  const suites = [{ title: "runs.spec.ts", specs: [spec("first", true), spec("second", false)], suites: [inner] }];
  const file = await fileWith({ suites, stats: { expected: 5, unexpected: 2, flaky: 1, skipped: 3 }, errors: [] });
  expect(await readPlaywrightCounts(file, 1)).toEqual({
    ...{ passed: 6, failed: 2 },
    failures: ["runs.spec.ts: second (see above)", "runs.spec.ts: third (see above)"],
  });
  const stopped = await fileWith({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [{ message: "no server" }] });
  expect(await readPlaywrightCounts(stopped, 1)).toMatchObject({ passed: 0, failed: 1 });
});

test("each promise of the fault test is counted", async () => {
  const file = await fileWith({
    promises: [
      { name: "kept", holds: true, detail: "" },
      { name: "broken", holds: false, detail: "2 of 3" },
    ],
  });
  expect(await readFaultCounts(file, 1)).toEqual({ passed: 1, failed: 1, failures: ["faults: broken (2 of 3)"] });
});

test("a runner that ended badly, or told nothing, has failed", async () => {
  const file = await fileWith({ numPassedTests: 3, numFailedTests: 0, testResults: [passedFile] });
  expect(await readVitestCounts(file, 0)).toMatchObject({ passed: 3, failed: 0 });
  expect(await readVitestCounts(file, null)).toMatchObject({ passed: 3, failed: 1 });
  expect(await readVitestCounts("/nowhere/results.json", 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(await readPlaywrightCounts("/nowhere/results.json", 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(await readFaultCounts("/nowhere/results.json", 0)).toMatchObject({ passed: 0, failed: 1 });
});
