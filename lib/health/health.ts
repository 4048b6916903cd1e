import { logger } from "../log.ts";
import { cacheProbe } from "./cached-probe.ts";
import { OWN_SERVICES } from "./own-services.ts";
import { probeProviders } from "./provider-services.ts";
import type { Service } from "./service.ts";

const TIMEOUT_MS = 2_000;
const KEEP_MS = 5_000;
/** More than each of the providers has, for which they are must be read first. */
const PROVIDERS_TIMEOUT_MS = 2_500;
/** Others' machines are asked less often than ours. */
const PROVIDERS_KEEP_MS = 30_000;

interface Probes {
  own: (() => Promise<Service>)[];
  providers: () => Promise<Service[]>;
  /** Services that were not available when they were last looked at. */
  missing: Set<string>;
}

// The web process has several copies of this module, one for each bundle: they ask once for all.
const shared = globalThis as typeof globalThis & { seedloomProbes?: Probes };

function makeProbes(): Probes {
  return {
    own: OWN_SERVICES.map(({ about, run, failed }) =>
      cacheProbe<Service>({
        run: async () => ({ ...about, ...(await run()) }),
        failed: (error) => ({ ...about, ...failed(error) }),
        timeoutMs: TIMEOUT_MS,
        keepMs: KEEP_MS,
      }),
    ),
    providers: cacheProbe<Service[]>({
      run: probeProviders,
      // Without the database nobody knows which there are: as before, then.
      failed: (_, before) => before ?? [],
      timeoutMs: PROVIDERS_TIMEOUT_MS,
      keepMs: PROVIDERS_KEEP_MS,
    }),
    missing: new Set(),
  };
}

/**
 * Everything that Seedloom depends on, as it was found at most 5 s ago (model providers: 30 s). Answers within 2.5 s whatever
 * hangs, and never fails. What has become available, or not, stands in the log.
 */
export async function readServices(): Promise<Service[]> {
  shared.seedloomProbes ??= makeProbes();
  const { own, providers, missing } = shared.seedloomProbes;
  const [ours, theirs] = await Promise.all([Promise.all(own.map((ask) => ask())), providers()]);
  const services = [...ours, ...theirs];
  for (const service of services) noteChange(service, missing);
  return services;
}

function noteChange({ name, endpoint, isAvailable, message, error, advice }: Service, missing: Set<string>): void {
  // The advice tells several behind one host apart.
  const key = [name, endpoint, advice].join(" ");
  if (isAvailable !== missing.has(key)) return;
  const facts = { service: name, ...(endpoint !== undefined && { endpoint }) };
  if (isAvailable) {
    missing.delete(key);
    logger().info(facts, "a service that Seedloom needs is available again");
  } else {
    missing.add(key);
    logger().warn(
      { ...facts, reason: message, ...(error instanceof Error && { err: error }) },
      "a service that Seedloom needs is not available",
    );
  }
}
