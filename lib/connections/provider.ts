import type { Connection } from "../db/generated/client.ts";
import type { CapabilityStore } from "../inference/capabilities.ts";
import { createDemoProvider } from "../inference/demo/index.ts";
import { createOpenAiProvider } from "../inference/openai-compatible.ts";
import type { ReachableProvider } from "../inference/types.ts";
import { databaseCapabilities } from "./capability-store.ts";
import { type ConnectionSecrets, openSecrets } from "./secrets.ts";
import { type ConnectionSettings, connectionSettings } from "./settings.ts";

export type ConnectionRow = Pick<Connection, "id" | "settings" | "sealedSecrets" | "updatedAt">;

export function buildProvider(
  settings: ConnectionSettings,
  secrets: ConnectionSecrets,
  options: { capabilities: CapabilityStore; timeoutMs?: number },
): ReachableProvider {
  switch (settings.provider) {
    case "demo":
      return createDemoProvider();
    case "openai":
      return createOpenAiProvider({ baseUrl: settings.baseUrl, apiKey: secrets.apiKey, headers: secrets.headers ?? {}, ...options });
    case "bedrock": {
      const { accessKeyId, secretAccessKey, sessionToken } = secrets;
      const endpointUrl = settings.endpointUrl ?? undefined;
      const bedrock = { region: settings.region, accessKeyId, secretAccessKey, sessionToken, endpointUrl, ...options };
      return openLate(async () => (await import("../inference/bedrock.ts")).createBedrockProvider(bedrock));
    }
  }
}

/** A provider that is made when it is first asked for something: with Bedrock's comes the AWS SDK, some ten megabytes that most studios never need. */
function openLate(make: () => Promise<ReachableProvider>): ReachableProvider {
  let made: Promise<ReachableProvider> | undefined;
  const provider = () => {
    made ??= make();
    return made;
  };
  return {
    complete: async (request, signal) => (await provider()).complete(request, signal),
    listModels: async (signal) => (await provider()).listModels(signal),
    reach: async (signal) => (await provider()).reach(signal),
    close: async () => (await made)?.close(),
  };
}

const opened = new Map<string, { updatedAt: number; provider: ReachableProvider }>();

/**
 * The provider of a connection: one in a process, with its sockets, until the connection is changed. The one before is
 * then closed, once its calls have ended. Callers do not close it.
 * @throws AppError `internal:secrets` when the stored keys cannot be opened
 */
export function openProvider(connection: ConnectionRow): ReachableProvider {
  const updatedAt = connection.updatedAt.getTime();
  const known = opened.get(connection.id);
  if (known?.updatedAt === updatedAt) return known.provider;
  const settings = connectionSettings.parse(connection.settings);
  const secrets = openSecrets(connection.id, connection.sealedSecrets);
  const provider = buildProvider(settings, secrets, { capabilities: databaseCapabilities(connection.id) });
  opened.set(connection.id, { updatedAt, provider });
  void known?.provider.close();
  return provider;
}

/** Closes a deleted connection's provider in this process; other processes keep idle sockets until they time out. */
export function forgetProvider(connectionId: string): void {
  const known = opened.get(connectionId);
  opened.delete(connectionId);
  void known?.provider.close();
}

/** Closes all, at the end of the process or of a test. */
export async function closeProviders(): Promise<void> {
  const all = [...opened.values()];
  opened.clear();
  await Promise.all(all.map(({ provider }) => provider.close()));
}
