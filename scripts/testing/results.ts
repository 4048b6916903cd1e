import { readFile } from "node:fs/promises";
import { z } from "zod";

export interface Counts {
  passed: number;
  failed: number;
}

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()).default([]),
});

/** What vitest counted; a file that could not even be loaded is one failure. `code` is its exit code. */
export async function readVitestCounts(file: string, code: number | null): Promise<Counts> {
  const result = vitestSchema.safeParse(await readJson(file));
  if (!result.success) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = result.data;
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  return orOneFailure({ passed: numPassedTests, failed: numFailedTests + broken.length }, code);
}

/** What Playwright counted; a test that passed at its second try has passed. `code` is its exit code. */
export async function readPlaywrightCounts(file: string, code: number | null): Promise<Counts> {
  const result = playwrightSchema.safeParse(await readJson(file));
  if (!result.success) return { passed: 0, failed: 1 };
  const { stats, errors } = result.data;
  return orOneFailure({ passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }, code);
}

/** A runner that ends badly without a failed test (an error between tests, a kill) is a failure all the same. */
const orOneFailure = (counts: Counts, code: number | null): Counts =>
  code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

const readJson = (file: string): Promise<unknown> =>
  readFile(file, "utf8").then(
    (text) => JSON.parse(text),
    () => null,
  );
