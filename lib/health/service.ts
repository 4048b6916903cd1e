/** What a probe found. */
export interface Finding {
  isAvailable: boolean;
  /** A sentence when there is something to say; for people who are signed in. */
  message: string;
  /** For the log. */
  error?: unknown;
}

/** One thing that Seedloom depends on, as it is just now. */
export interface Service extends Finding {
  name: string;
  type: "internal" | "external";
  impactMessage: string;
  /** Without it nothing works at all. */
  isEssential: boolean;
  /** Host, and port if it is an unusual one; only of external services. */
  endpoint?: string;
  /** What to do when it is not available. */
  advice: string;
}

export type Health = "healthy" | "degraded" | "unhealthy";

/** Unhealthy without something essential, degraded without anything else. */
export function healthOf(services: readonly Pick<Service, "isAvailable" | "isEssential">[]): Health {
  const missing = services.filter(({ isAvailable }) => !isAvailable);
  if (missing.some(({ isEssential }) => isEssential)) return "unhealthy";
  return missing.length > 0 ? "degraded" : "healthy";
}

/** What `GET /health` answers. Anybody may read it: it names hosts and nothing else of a connection. */
export interface PublicHealth {
  health: Health;
  upstreamServices: {
    name: string;
    type: Service["type"];
    impactMessage: string;
    status: { isAvailable: boolean };
    endpoint?: string;
    sla: null;
  }[];
}

/** Several that look alike from outside, such as models behind one host, are one that is available when all are. */
export function publicHealth(services: readonly Service[]): PublicHealth {
  const alike = Map.groupBy(services, ({ name, endpoint = "" }) => `${name} ${endpoint}`);
  return {
    health: healthOf(services),
    upstreamServices: [...alike.values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { name, type, impactMessage, endpoint } = first;
      const status = { isAvailable: group.every(({ isAvailable }) => isAvailable) };
      return [{ name, type, impactMessage, status, ...(endpoint === undefined ? {} : { endpoint }), sla: null }];
    }),
  };
}
