import type { Actor } from "../accounts/actor.ts";
import { cacheProbe } from "./cached-probe.ts";
import { readServices } from "./health.ts";
import { type Installation, readInstallation } from "./installation.ts";
import { type Health, healthOf, type Service } from "./service.ts";

/** One thing that Seedloom depends on, as people who are signed in see it. */
export interface ServiceStatus extends Pick<Service, "name" | "impactMessage" | "isAvailable" | "message"> {
  /** Host of an external one; empty otherwise. */
  endpoint: string;
  /** What to do about it when it is not available; empty for people who can do nothing. */
  advice: string;
}

export interface Status {
  health: Health;
  services: ServiceStatus[];
  /** For owners; null for others, and while the database does not tell. */
  installation: Installation | null;
}

// A copy for each bundle would do, but one is enough: several owners may look at once.
const shared = globalThis as typeof globalThis & { seedloomInstallation?: () => Promise<Installation | null> };

/** What stands on the status page for this person. */
export async function readStatus(actor: Actor): Promise<Status> {
  const isOwner = actor.role === "owner";
  shared.seedloomInstallation ??= cacheProbe({ run: readInstallation, failed: () => null, timeoutMs: 3_000, keepMs: 2_000 });
  const [services, installation] = await Promise.all([readServices(), isOwner ? shared.seedloomInstallation() : null]);
  return {
    health: healthOf(services),
    services: services.map(({ name, impactMessage, isAvailable, message, endpoint = "", advice }) => ({
      ...{ name, impactMessage, isAvailable, message, endpoint, advice: isOwner ? advice : "" },
    })),
    installation,
  };
}
