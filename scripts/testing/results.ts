import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";

export interface Counts {
  passed: number;
  failed: number;
  /** The tests that failed, a line each: said again at the end, where a long output is read first. */
  failures: string[];
}

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string().default(""),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string().default(""), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

const suiteSchema = z.object({
  specs: z.array(z.object({ ok: z.boolean(), file: z.string(), title: z.string() })).default([]),
  get suites() {
    return z.array(suiteSchema).default([]);
  },
});

const playwrightSchema = z.object({
  suites: z.array(suiteSchema).default([]),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()).default([]),
});

/** What vitest counted; a file that could not even be loaded is one failure. `code` is its exit code. */
export async function readVitestCounts(file: string, code: number | null): Promise<Counts> {
  const result = vitestSchema.safeParse(await readJson(file));
  if (!result.success) return { passed: 0, failed: 1, failures: ["vitest wrote no result"] };
  const { numPassedTests, numFailedTests, testResults } = result.data;
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter((test) => test.status === "failed")
      .map(({ fullName, failureMessages }) => `${basename(name)}: ${fullName}: ${firstLine(failureMessages?.[0] ?? "")}`),
  );
  failures.push(...broken.map(({ name, message }) => `${basename(name)}: ${firstLine(message)}`));
  return orOneFailure({ passed: numPassedTests, failed: numFailedTests + broken.length, failures }, code);
}

const failedSpecs = ({ specs, suites }: z.infer<typeof suiteSchema>): string[] => [
  ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`),
  ...suites.flatMap(failedSpecs),
];

const firstLine = (text: string) => text.split("\n", 1)[0] ?? "";

/** What Playwright counted; a test that passed at its second try has passed. `code` is its exit code. */
export async function readPlaywrightCounts(file: string, code: number | null): Promise<Counts> {
  const result = playwrightSchema.safeParse(await readJson(file));
  if (!result.success) return { passed: 0, failed: 1, failures: ["Playwright wrote no result"] };
  const { stats, errors, suites } = result.data;
  const failures = suites.flatMap(failedSpecs).map((name) => `${name} (see above)`);
  if (errors.length > 0) failures.push("browser tests: an error outside of them (see above)");
  return orOneFailure({ passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, failures }, code);
}

const faultsSchema = z.object({ promises: z.array(z.object({ name: z.string(), holds: z.boolean(), detail: z.string() })) });

/** What the fault test found: each promise is one. `code` is its exit code. */
export async function readFaultCounts(file: string, code: number | null): Promise<Counts> {
  const result = faultsSchema.safeParse(await readJson(file));
  if (!result.success) return { passed: 0, failed: 1, failures: ["the fault test wrote no result"] };
  const { promises } = result.data;
  const broken = promises.filter(({ holds }) => !holds);
  const failures = broken.map(({ name, detail }) => `faults: ${name}${detail && ` (${detail})`}`);
  return orOneFailure({ passed: promises.length - broken.length, failed: broken.length, failures }, code);
}

/** A runner that ends badly without a failed test (an error between tests, a kill) is a failure all the same. */
const orOneFailure = (counts: Counts, code: number | null): Counts =>
  code !== 0 && counts.failed === 0 ? { ...counts, failed: 1, failures: [`the test runner ended with code ${code}`] } : counts;

const readJson = (file: string): Promise<unknown> =>
  readFile(file, "utf8").then(
    (text) => JSON.parse(text),
    () => null,
  );
