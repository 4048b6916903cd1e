import type { Actor } from "../accounts/actor.ts";
import { createApiKey } from "../api-keys/api-keys.ts";
import type { Scope } from "../api-keys/scopes.ts";
import { OPERATIONS } from "./operations/index.ts";
import { serve } from "./serve.ts";

// For tests: the API without HTTP in between.

export type Client = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

export interface Answer {
  status: number;
  headers: Headers;
  /** JSON, or the text itself where it is none. */
  body: unknown;
}

/** Somebody who calls with a key of their own with this scope. */
export async function clientOf(actor: Actor, scope: Scope): Promise<Client> {
  const { key } = await createApiKey(actor, { name: scope, scopes: [scope], expiresAt: null });
  return (method, path, body, headers) => call(method, path, body, { authorization: `Bearer ${key}`, ...headers });
}

/** A call with just these headers. */
export async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const request = new Request(`http://studio${path}`, {
    method,
    headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await serve(OPERATIONS, request, "request-1");
  const text = await response.text();
  const isJson = /[/+]json$/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
