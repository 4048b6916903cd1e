import { PRESETS } from "../connections/presets.ts";
import type { ConnectionRow } from "../connections/provider.ts";
import { type ConnectionSettings, connectionSettings } from "../connections/settings.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { InferenceError } from "../inference/types.ts";
import { ProbeTimeout, withinTime } from "./cached-probe.ts";
import type { Finding, Service } from "./service.ts";

// The model providers: whether something answers at the address of each, not whether its key is good for anything.

const TIMEOUT_MS = 2_000;
/** As long as there are no more connections, those are tried too that nobody has used. */
const FEW = 10;
const USED_LATELY_MS = 30 * 24 * 60 * 60 * 1_000;

/** One address, with one of the connections to it. */
interface Target {
  connection: ConnectionRow;
  names: string[];
  settings: Exclude<ConnectionSettings, { provider: "demo" }>;
}

/** Tries each provider that is in use, all at once. The demo is part of Seedloom and not among them. */
export async function probeProviders(): Promise<Service[]> {
  return Promise.all((await listTargets()).map(async (target) => ({ ...describe(target), ...(await probe(target.connection)) })));
}

async function listTargets(): Promise<Target[]> {
  const connections = await database().connection.findMany({
    where: { provider: { not: "demo" } },
    select: { id: true, name: true, settings: true, sealedSecrets: true, updatedAt: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const used = connections.length > FEW ? await usedLately() : null;
  const targets = new Map<string, Target>();
  for (const connection of connections) {
    const { data: settings } = connectionSettings.safeParse(connection.settings);
    if (!settings || settings.provider === "demo" || used?.has(connection.id) === false) continue;
    const place = settings.provider === "openai" ? settings.baseUrl : `bedrock ${settings.region} ${settings.endpointUrl}`;
    const known = targets.get(place);
    if (known) known.names.push(connection.name);
    else targets.set(place, { connection, names: [connection.name], settings });
  }
  return [...targets.values()];
}

async function usedLately(): Promise<Set<string>> {
  const since = new Date(Date.now() - USED_LATELY_MS);
  const groups = await database().generation.groupBy({ by: ["connectionId"], where: { startedAt: { gte: since } } });
  return new Set(groups.flatMap(({ connectionId }) => connectionId ?? []));
}

function describe({ settings, names }: Target): Omit<Service, keyof Finding> {
  const which = names.map((name) => `“${name}”`).join(", ");
  return {
    name: nameOf(settings),
    type: "external",
    impactMessage: "Datasets and evaluations made by its models will wait until it answers",
    isEssential: false,
    endpoint: hostOf(settings),
    advice: `Try it under Settings → Connections (${which}): the test says what is wrong. What its models are making waits, and goes on by itself.`,
  };
}

/** Of the provider, and not of the connection: that one may say more than everybody should read. */
function nameOf(settings: Target["settings"]): string {
  if (settings.provider === "bedrock") return "AWS Bedrock";
  return settings.preset === "other" ? "OpenAI-compatible endpoint" : PRESETS[settings.preset].label;
}

function hostOf(settings: Target["settings"]): string {
  if (settings.provider === "openai") return new URL(settings.baseUrl).host;
  return settings.endpointUrl === null ? `bedrock.${settings.region}.amazonaws.com` : new URL(settings.endpointUrl).host;
}

async function probe(connection: ConnectionRow): Promise<Finding> {
  // Loaded only where there is something to try.
  const { openProvider } = await import("../connections/provider.ts");
  try {
    return findingOf(await withinTime(TIMEOUT_MS, (signal) => openProvider(connection).reach(signal)));
  } catch (error) {
    if (error instanceof InferenceError && error.status !== undefined) return findingOf(error.status);
    // What these say is all that there is to know.
    if (error instanceof InferenceError || error instanceof AppError || error instanceof ProbeTimeout)
      return { isAvailable: false, message: error.message };
    return { isAvailable: false, message: "It cannot be asked: the log says why.", error };
  }
}

/** What a provider's status says of it: it is there when it answers at all, unless it says that what stands behind it is not. */
export function findingOf(status: number): Finding {
  if (status < 300) return { isAvailable: true, message: "" };
  if (status === 401 || status === 403)
    return { isAvailable: true, message: `It answers, but does not accept the key (status ${status}): test the connection.` };
  if (status === 429 || status === 529) return { isAvailable: true, message: `It answers, and is busy just now (status ${status}).` };
  if (status >= 500) return { isAvailable: false, message: `It answers with an error of its own (status ${status}).` };
  return { isAvailable: true, message: `It answers, but not with a list of its models (status ${status}).` };
}
