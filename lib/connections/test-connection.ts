import type { Actor } from "../accounts/actor.ts";
import { AppError } from "../errors.ts";
import { type CapabilityStore, memoryStore } from "../inference/capabilities.ts";
import { InferenceError, type InferenceErrorCode, type InferenceProvider, type ModelInfo } from "../inference/types.ts";
import { databaseCapabilities } from "./capability-store.ts";
import { findConnection, mergedSecrets, mustBeOwner } from "./connections.ts";
import { buildProvider, openProvider } from "./provider.ts";
import { type ConnectionSecrets, mergeSecrets, openSecrets } from "./secrets.ts";
import { type ConnectionInput, type ConnectionSettings, connectionSettings, settingsOf } from "./settings.ts";

/** A stored connection by its id, or one that is being typed; with `id`, empty secrets stand for the stored ones. */
export type TestTarget = string | { input: ConnectionInput; id?: string };

export interface TestResult {
  ok: boolean;
  /** One sentence: what works, or what failed and what to do. */
  message: string;
  /** What to look at, when it failed for one of these. */
  field?: "address" | "key" | "model" | "timeout";
  latencyMs: number;
  /** Null when the endpoint does not list its models. */
  modelCount: number | null;
}

const TIMEOUT_MS = 20_000;
const WORDS = "Answer with the one word: ready";

/**
 * Calls the endpoint for real: its list of models, and one tiny completion when a model is given.
 * @throws AppError `forbidden:connection` when a member tests anything but a stored connection, `bad-input:connection`
 * when a key is missing; what the endpoint does wrong is in the result
 */
export async function testConnection(actor: Actor, target: TestTarget, modelId?: string): Promise<TestResult> {
  const { settings, secrets, capabilities } = await resolveTarget(actor, target);
  const provider = buildProvider(settings, secrets, { capabilities, timeoutMs: TIMEOUT_MS });
  const started = performance.now();
  try {
    const result = await probe(provider, modelId?.trim() ?? "");
    return { ...result, latencyMs: Math.round(performance.now() - started) };
  } finally {
    await provider.close();
  }
}

async function resolveTarget(
  actor: Actor,
  target: TestTarget,
): Promise<{ settings: ConnectionSettings; secrets: ConnectionSecrets; capabilities: CapabilityStore }> {
  if (typeof target === "string") {
    const row = await findConnection(target);
    const settings = connectionSettings.parse(row.settings);
    return { settings, secrets: openSecrets(row.id, row.sealedSecrets), capabilities: databaseCapabilities(row.id) };
  }
  mustBeOwner(actor);
  const { id, input } = target;
  const secrets = id === undefined ? mergeSecrets(input, {}) : mergedSecrets(await findConnection(id), input);
  return { settings: settingsOf(input, secrets.apiKey !== undefined), secrets, capabilities: memoryStore() };
}

type Probe = Omit<TestResult, "latencyMs">;

async function probe(provider: InferenceProvider, modelId: string): Promise<Probe> {
  const signal = new AbortController().signal;
  let models: ModelInfo[] | null = null;
  try {
    models = await provider.listModels(signal);
  } catch (error) {
    // Some endpoints answer completions and have no list; a model then tells whether the address is right.
    if (!(error instanceof InferenceError) || !modelId || !MAY_HAVE_NO_LIST.includes(error.code)) return failed(error, null);
  }
  const modelCount = models?.length ?? null;
  if (!modelId) return { ok: true, modelCount, message: `It works: ${countOf(modelCount ?? 0)} to choose from.` };
  try {
    await provider.complete(
      {
        modelId,
        messages: [{ role: "user", content: WORDS }],
        sampling: { temperature: null, topP: null, topK: null, maxTokens: 32 },
        output: null,
        purpose: { kind: "test" },
      },
      signal,
    );
  } catch (error) {
    return failed(error, modelCount);
  }
  return { ok: true, modelCount, message: `It works: “${modelId}” answers.` };
}

const MAY_HAVE_NO_LIST: readonly InferenceErrorCode[] = ["address", "model", "refused-request", "server"];
const FIELDS: Partial<Record<InferenceErrorCode, TestResult["field"]>> = {
  address: "address",
  network: "address",
  key: "key",
  model: "model",
  timeout: "timeout",
};

function failed(error: unknown, modelCount: number | null): Probe {
  if (!(error instanceof InferenceError)) throw error;
  const field = FIELDS[error.code];
  return { ok: false, message: error.message, modelCount, ...(field ? { field } : {}) };
}

const countOf = (models: number) => (models === 1 ? "1 model" : `${models.toLocaleString("en")} models`);

/**
 * The models that a connection offers.
 * @throws AppError `unavailable:connection` with the sentence that says what failed
 */
export async function listModels(_actor: Actor, id: string): Promise<ModelInfo[]> {
  const row = await findConnection(id);
  try {
    return await openProvider(row).listModels(AbortSignal.timeout(TIMEOUT_MS));
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    const late = "The list of models did not arrive in time: type the model's id, or try again.";
    throw new AppError("unavailable:connection", error.code === "aborted" ? late : error.message);
  }
}
