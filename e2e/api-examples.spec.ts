import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import type { z } from "zod";
import { type Generation, type GenerationSettings, type Page, type Problem, type Row, Seedloom } from "../docs/examples/client.ts";
import type { generation, row } from "../lib/api/operations/generation-schemas.ts";
import type { problemSchema } from "../lib/api/problem.ts";
import type { pageOf } from "../lib/api/schemas.ts";
import type { generationInput } from "../lib/generation/generation-input.ts";
import { makeApiKey } from "./api-keys.ts";
import { connectionId } from "./connection-id.ts";
import { addOpenAiConnection, OPENAI_MODEL, setFaults } from "./connections.ts";
import { removeSince } from "./contract/clean-up.ts";
import { BASE_URL, OWNER, OWNER_STATE, PRODUCT_ENV } from "./settings.ts";

// The examples of docs/examples, run as a reader would run them.

// What the server writes fits the client's types, and what the client sends fits the server's: else this does not compile.
type Fits<Wide, Narrow extends Wide> = Narrow;
type Checks = [
  Fits<Generation, z.input<typeof generation>>,
  Fits<Page<Row>, z.input<ReturnType<typeof pageOf<typeof row>>>>,
  Fits<Problem, z.input<typeof problemSchema>>,
  Fits<z.input<typeof generationInput>, Omit<GenerationSettings, "start">>,
];

const start = new Date();
const CONNECTION = "For the examples";
let connection = "";

test.beforeAll(async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await addOpenAiConnection(page, CONNECTION);
  await page.close();
  connection = await connectionId(CONNECTION);
});

test.afterAll(async () => {
  await setFaults();
  await removeSince(start);
});

/** A key, as somebody makes one on the server's machine. */
async function createKey(): Promise<string> {
  const command = ["scripts/admin.ts", "create-api-key", "--email", OWNER.email, "--scope", "completions.write"];
  const { stdout } = await promisify(execFile)(process.execPath, command, { env: PRODUCT_ENV });
  expect(stdout).toMatch(/^sl_\w{43}\n$/);
  return stdout.trim();
}

/** Runs a script with bash; the last lines that it wrote are in the message when it fails. */
function runScript(name: string, environment: Record<string, string>): Promise<string> {
  const env = { ...process.env, BASE_URL, CONNECTION: connection, ...environment };
  const script = spawn("bash", [`docs/examples/${name}`], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  script.stdout.on("data", (part) => (output += part));
  script.stderr.on("data", (part) => (output += part));
  return new Promise((resolve, reject) => {
    script.on("error", reject);
    script.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(`${name} ended with ${code}:\n${output}`))));
  });
}

test("generation.sh makes, pauses, resumes and downloads a dataset; with a wrong key it says what is wrong", async () => {
  // Slow enough that the pause comes before the end.
  await setFaults({ latencyMs: 300, capacity: 4, retryAfterSeconds: 0.2 });
  const output = await runScript("generation.sh", { API_KEY: await createKey() });
  expect(output).toMatch(/It is paused at \d+ rows\./);
  expect(output).toContain("All answers were right.");
  await expect(runScript("generation.sh", { API_KEY: "sl_wrong" })).rejects.toThrow(/ended with 1:[\s\S]*answered 401 instead of 200/);
});

test("workflow.sh goes from a config over two samples with feedback to the data of 200 rows", async () => {
  await setFaults();
  const output = await runScript("workflow.sh", { API_KEY: await createKey() });
  expect(output).toMatch(/The CSV for train has \d+ rows\./);
  expect(output).toContain("All answers were right.");
});

test("client.ts makes a dataset, watches it, reads its rows and says what went wrong", async () => {
  const checked: Checks["length"] = 4;
  expect(checked).toBe(4);
  await setFaults();
  const studio = new Seedloom({ address: BASE_URL, key: await makeApiKey(OWNER.email, "completions.write") });
  const configure = { name: "By the client", provider: "openai", connectionId: connection, modelId: OPENAI_MODEL } as const;
  const settings = { configure, prompt: { seeds: ["Tides", "Bread"], rowsPerSeed: 60 } };
  const made = await studio.createGeneration(settings, "the-client-once");
  expect((await studio.createGeneration(settings, "the-client-once")).id).toBe(made.id);
  let last = made.accepted;
  for await (const { accepted, pending, missing, asked } of studio.watch(made.id)) {
    expect(accepted + pending + missing).toBe(asked);
    expect(accepted).toBeGreaterThanOrEqual(last);
    last = accepted;
  }
  expect(await studio.getGeneration(made.id)).toMatchObject({ status: "completed", accepted: 120, missing: 0 });
  const ids = new Set<string>();
  for await (const { id } of studio.rows(made.id, { limit: "50" })) ids.add(id);
  expect(ids.size).toBe(120);
  const lines = (await new Response(await studio.download(made.id, "jsonl")).text()).trimEnd().split("\n");
  expect(lines).toHaveLength(120);
  await studio.delete(made.id);
  await expect(studio.getGeneration(made.id)).rejects.toMatchObject({ problem: { status: 404, code: "not-found:generation" } });
});
