import type { Actor } from "../accounts/actor.ts";
import type { ConnectionSettings } from "../connections/settings.ts";
import { database } from "../db/client.ts";
import { createLimiter } from "../inference/limiter.ts";
import type { Completion, CompletionRequest, InferenceProvider } from "../inference/types.ts";
import { draftFor } from "../templates/index.ts";
import type { Draft, NearDuplicates } from "./config.ts";
import { createEngine, type Engine, type EngineOptions } from "./engine.ts";
import { type EngineStore, systemClock } from "./engine-types.ts";
import type { Journal } from "./journal/journal.ts";
import { planGeneration } from "./planning.ts";
import { startGeneration } from "./start.ts";
import { postgresStore } from "./store.ts";

// For the integration tests of this folder: a real database, a real queue, and providers that are functions.

let people = 0;

export async function makeUser(role: Actor["role"] = "member"): Promise<Actor> {
  people += 1;
  const { id } = await database().user.create({ data: { email: `person-${people}@example.com`, name: `Person ${people}`, role } });
  return { id, role, teamId: null };
}

export interface Shape {
  seeds?: number | readonly string[];
  rowsPerSeed?: number;
  rowsPerCall?: number;
  spendingLimit?: number | null;
  modelId?: string;
  provider?: Draft["configure"]["provider"];
  connectionId?: string;
  /** From how alike on a row is refused; by default only exact duplicates are, for many tests number their rows. */
  threshold?: NearDuplicates["threshold"];
  measure?: NearDuplicates["measure"];
  /** Rows with these fields instead of pairs; then without examples. */
  outputFields?: Draft["prompt"]["outputFields"];
  attributes?: Draft["prompt"]["attributes"];
}

const SETTINGS: Record<Draft["configure"]["provider"], ConnectionSettings> = {
  demo: { provider: "demo" },
  openai: { provider: "openai", preset: "openai", baseUrl: "https://api.openai.com/v1", hasKey: false, headerNames: [] },
  bedrock: { provider: "bedrock", region: "us-east-1", credentials: "machine", endpointUrl: null },
};

/** A draft that can be started, on a demo connection unless another is named. */
export async function makeDraft(actor: Actor, shape: Shape = {}): Promise<string> {
  const { seeds = 3, rowsPerSeed = 10, rowsPerCall = 5, spendingLimit = null, modelId = "demo", provider = "demo" } = shape;
  const nearDuplicates = { measure: shape.measure ?? "shingles", threshold: shape.threshold ?? null } as const;
  const connectionId =
    shape.connectionId ??
    (await database().connection.create({ data: { name: "Test", provider, settings: SETTINGS[provider] }, select: { id: true } })).id;
  const template = draftFor("code-generation");
  const config: Draft = {
    configure: { ...template.configure, name: "Test", provider, connectionId, modelId },
    prompt: {
      ...template.prompt,
      seeds: typeof seeds === "number" ? Array.from({ length: seeds }, (_, index) => `Topic ${index}`) : [...seeds],
      rowsPerSeed,
      rowsPerCall,
      nearDuplicates,
      outputFields: shape.outputFields ?? null,
      attributes: shape.attributes ?? [],
    },
    examples: shape.outputFields ? { examples: [] } : template.examples,
    summary: { spendingLimit },
  };
  const { id } = await database().generation.create({
    data: {
      ...{ ownerId: actor.id, name: "Test", config, connectionId, provider, modelId, template: "code-generation" },
      ...{ seedCount: config.prompt.seeds.length, asked: config.prompt.seeds.length * rowsPerSeed, spendingLimit },
    },
    select: { id: true },
  });
  return id;
}

/** A generation that is planned and running. */
export async function makeRunning(actor: Actor, shape: Shape = {}): Promise<string> {
  const id = await makeDraft(actor, shape);
  await startGeneration(actor, id);
  await planGeneration(id);
  return id;
}

export type Complete = InferenceProvider["complete"];

export function startEngine(
  complete: Complete,
  options: Partial<EngineOptions> & { cap?: number; store?: EngineStore; journal?: Journal } = {},
): Engine {
  const silent = { info() {}, warn() {}, error() {} };
  const limiter = createLimiter({ clock: () => performance.now(), cap: options.cap ?? 8, initial: options.cap ?? 8 });
  const engine = createEngine(
    {
      ...{ store: options.store ?? postgresStore(), clock: systemClock, log: silent, random: () => 0, limiterFor: () => limiter },
      ...(options.journal && { journal: options.journal }),
      providerFor: async () => ({ complete, listModels: async () => [], close: async () => {} }),
    },
    { refreshMs: 50, ...options },
  );
  engine.start();
  return engine;
}

export const reply = (rows: readonly unknown[], rest: Partial<Completion> = {}): Completion => ({
  ...{ text: JSON.stringify({ rows }), finishReason: "stop", usage: { inputTokens: 10, outputTokens: 20 }, latencyMs: 3 },
  ...rest,
});

export function rowsPurpose(request: CompletionRequest) {
  if (request.purpose.kind !== "rows") throw new Error("a call for rows was expected");
  return request.purpose;
}

/** Distinct rows for each call. */
export const distinct: Complete = async (request) => {
  const { topic, count, batch } = rowsPurpose(request);
  return reply(Array.from({ length: count }, (_, index) => ({ prompt: `${topic}, set ${batch}, number ${index}`, completion: "Answer." })));
};

export const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Longer than a taken call stays away when the answer to its fetch was lost with a connection. */
const LONGEST_WAIT_MS = 60_000;

/** Waits for a generation to reach a status. */
export async function untilStatus(id: string, ...statuses: string[]) {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += 20) {
    const generation = await database().generation.findUniqueOrThrow({ where: { id } });
    if (statuses.includes(generation.status)) return generation;
    await rest(20);
  }
  const { status, accepted, pending, missing } = await database().generation.findUniqueOrThrow({ where: { id } });
  throw new Error(`still ${status}: ${accepted} accepted, ${pending} pending, ${missing} missing`);
}

/** Everything that must always be true of a generation's numbers; returns the problems. */
export async function findWrongCounts(id: string): Promise<string[]> {
  const problems: string[] = [];
  const generation = await database().generation.findUniqueOrThrow({ where: { id }, include: { seeds: true } });
  const rows = await database().row.groupBy({ by: ["seedId"], where: { generationId: id }, _count: true });
  const stored = new Map(rows.map((row) => [row.seedId, row._count]));
  const calls = await database().call.findMany({ where: { generationId: id } });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const check = (what: string, left: number, right: number) => {
    if (left !== right) problems.push(`${what}: ${left} ≠ ${right}`);
  };
  check("asked = accepted + pending + missing", generation.asked, generation.accepted + generation.pending + generation.missing);
  check("accepted = rows", generation.accepted, sum([...stored.values()]));
  check("accepted = calls' accepted", generation.accepted, sum(calls.map((call) => call.accepted)));
  check("duplicates", generation.duplicates, sum(calls.map((call) => call.duplicates)));
  check("duplicates = refused rows", generation.duplicates, await database().refusedRow.count({ where: { generationId: id } }));
  check("invalid", generation.invalid, sum(calls.map((call) => call.invalid)));
  check("input tokens", Number(generation.inputTokens), sum(calls.map((call) => call.inputTokens)));
  if (generation.seeds.length > 0) {
    check("seeds' asked", generation.asked, sum(generation.seeds.map((seed) => seed.asked)));
    check("seeds' missing", generation.missing, sum(generation.seeds.map((seed) => seed.missing)));
  }
  for (const seed of generation.seeds) {
    check(`seed ${seed.position}: accepted = rows`, seed.accepted, stored.get(seed.id) ?? 0);
    if (seed.accepted > seed.asked) problems.push(`seed ${seed.position} has more than asked`);
  }
  return problems;
}
