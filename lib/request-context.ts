import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** What is known of the HTTP request that some code runs for. */
export interface RequestContext {
  /** In every log line that is written for the request, and answered as `x-request-id`. */
  readonly requestId: string;
  /** The pattern of what was called, such as `/api/files/[id]`; null until a handler says so. */
  route: string | null;
  /** Who is signed in; null for nobody, and until it is known. */
  userId: string | null;
}

// The web process has several copies of this module, one for each bundle, and they must see the same request.
const shared = globalThis as typeof globalThis & { seedloomRequests?: AsyncLocalStorage<RequestContext> };
shared.seedloomRequests ??= new AsyncLocalStorage();
const requests = shared.seedloomRequests;

/** Runs `work`, and all that it starts, for one request. */
export function runForRequest<Result>(context: RequestContext, work: () => Result): Result {
  return requests.run(context, work);
}

/** The request that runs here; null outside of one, as in a worker. */
export function currentRequest(): RequestContext | null {
  return requests.getStore() ?? null;
}

/** Notes what a handler knows of its request. Outside of a request nothing happens. */
export function describeRequest(known: { route?: string; userId?: string }): void {
  const context = requests.getStore();
  if (context) Object.assign(context, known);
}

/** What others may name a request by: nothing that a log's reader could stumble over. */
const WELL_FORMED = /^[\w.:-]{1,100}$/;

/** A request's id: the one that a proxy or a program sent in `X-Request-Id` if it is well formed, else a new one. */
export function requestIdFrom(header: string | readonly string[] | null | undefined): string {
  return typeof header === "string" && WELL_FORMED.test(header) ? header : randomUUID();
}

/**
 * The pattern of a handler: its path with the names of its parameters in the place of their values.
 * `routePattern("/api/files/0189…", { id: "0189…" })` → `/api/files/[id]`. Next gives undefined where there are none.
 */
export function routePattern(path: string, params: Readonly<Record<string, string | readonly string[] | undefined>> | undefined): string {
  const names = new Map<string, string>();
  for (const [name, value] of Object.entries(params ?? {})) for (const part of [value ?? []].flat()) names.set(part, name);
  return path
    .split("/")
    .map((segment) => {
      const name = segment && (names.get(segment) ?? names.get(decoded(segment)));
      return name ? `[${name}]` : segment;
    })
    .join("/");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
