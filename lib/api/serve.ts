import { createHash } from "node:crypto";
import { clientAddress } from "../accounts/client-address.ts";
import { type FoundApiKey, findApiKey } from "../api-keys/find-api-key.ts";
import { withIdempotency } from "../api-keys/idempotency.ts";
import { rateHeaders } from "../api-keys/rate-headers.ts";
import { takeRequest } from "../api-keys/rate-limit.ts";
import { scopeCovers } from "../api-keys/scopes.ts";
import { AppError } from "../errors.ts";
import { canonicalJson } from "../json.ts";
import { logger } from "../log.ts";
import { describeRequest } from "../request-context.ts";
import { matchPath } from "./match-path.ts";
import type { Operation } from "./operation.ts";
import { describeProblem, PROBLEM_TYPE } from "./problem.ts";
import { readBody, readQuery, refuseUnstorable } from "./read-request.ts";

/** What is known of a request that is being answered. */
interface Serving {
  requestId: string;
  /** Set on every answer. */
  headers: Headers;
}

/**
 * Answers one request to the API: finds the operation, whose key it is and whether that may do it, reads what was sent, calls
 * the domain, and writes the answer. Whatever goes wrong is a problem+json.
 */
export async function serve(operations: readonly Operation[], request: Request, requestId: string): Promise<Response> {
  const headers = new Headers({ "x-request-id": requestId, "cache-control": "no-store", "x-content-type-options": "nosniff" });
  try {
    return await answer(operations, request, { requestId, headers });
  } catch (error) {
    if (!(error instanceof AppError)) logger().error({ err: error, requestId }, "unforeseen error");
    const problem = describeProblem(error, requestId);
    if (problem.status === 401) headers.set("www-authenticate", 'Bearer realm="Seedloom"');
    // What was not read to its end leaves a connection that nobody can use again.
    if (problem.status === 413) headers.set("connection", "close");
    headers.set("content-type", PROBLEM_TYPE);
    return new Response(JSON.stringify(problem), { status: problem.status, headers });
  }
}

async function answer(operations: readonly Operation[], request: Request, serving: Serving): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const match = matchPath(operations, pathname);
  if (!match) throw new AppError("not-found:path", `There is nothing at ${pathname}. /docs/api lists what there is.`);
  const operation = match.operations.find(({ method }) => method === request.method);
  if (!operation) {
    const methods = match.operations.map(({ method }) => method).join(", ");
    serving.headers.set("allow", methods);
    throw new AppError("wrong-method:path", `${pathname} does not take ${request.method}. It takes: ${methods}.`);
  }
  describeRequest({ route: operation.path });
  const key = operation.scope === "open" ? null : await admit(operation.scope, request, serving);
  refuseUnstorable(match.params, "path");
  const query = readQuery(searchParams);
  const body = await readBody(operation, request);
  const perform = () => operation.perform(key?.actor ?? null, { params: match.params, query, body, request });
  if (key && operation.idempotent) return performOnce(operation, key, request, { body, query }, perform, serving);
  return toResponse(operation, await perform(), serving);
}

/** @throws AppError `unauthorized:api-key`, `too-many:requests`, `forbidden:scope` */
async function admit(scope: Exclude<Operation["scope"], "open">, request: Request, { headers }: Serving): Promise<FoundApiKey> {
  const secret = readKey(request.headers);
  if (secret === null)
    throw new AppError(
      "unauthorized:api-key",
      "Send an API key, as Authorization: Bearer sl_… or x-portkey-api-key: sl_…. Keys are made under Settings → API keys.",
    );
  const key = await findApiKey(secret);
  if (!key)
    throw new AppError(
      "unauthorized:api-key",
      "This API key does not exist, has expired, or was revoked. Make another under Settings → API keys.",
    );
  describeRequest({ userId: key.actor.id });
  const taken = await takeRequest(key.keyId);
  for (const [name, value] of Object.entries(rateHeaders(taken))) headers.set(name, value);
  if (!taken.allowed)
    throw new AppError(
      "too-many:requests",
      `This key has sent ${taken.limit} requests within a minute. Wait ${taken.resetSeconds} seconds.`,
    );
  if (!scopeCovers(key.scopes, scope))
    throw new AppError("forbidden:scope", `This needs a key with the scope ${scope}; this one has ${key.scopes.join(", ") || "none"}.`);
  // From where it came: for the audit log.
  return { ...key, actor: { ...key.actor, address: clientAddress(request.headers.get("x-forwarded-for")) } };
}

function readKey(headers: Headers): string | null {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(headers.get("authorization") ?? "")?.[1];
  return bearer ?? headers.get("x-portkey-api-key")?.trim() ?? null;
}

async function performOnce(
  operation: Operation,
  { actor }: FoundApiKey,
  request: Request,
  sent: object,
  perform: () => Promise<unknown>,
  serving: Serving,
): Promise<Response> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return toResponse(operation, await perform(), serving);
  const { pathname } = new URL(request.url);
  const fingerprint = createHash("sha256")
    .update(`${request.method} ${pathname} ${canonicalJson(sent)}`)
    .digest("hex");
  const work = async () => ({ status: operation.status, body: await perform() });
  const { body } = await withIdempotency({ actorId: actor.id, key, fingerprint }, work);
  return toResponse(operation, body, serving);
}

function toResponse(operation: Operation, value: unknown, { headers }: Serving): Response {
  if (value instanceof Response) {
    // Bytes: what the operation says of them goes before what all answers say.
    for (const [name, own] of headers) if (!value.headers.has(name)) value.headers.set(name, own);
    return value;
  }
  if (value === undefined) return new Response(null, { status: operation.status, headers });
  headers.set("content-type", "application/json");
  return new Response(JSON.stringify(value), { status: operation.status, headers });
}
