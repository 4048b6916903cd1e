import { expect } from "vitest";
import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { createApiKey } from "../api-keys/api-keys.ts";
import type { Scope } from "../api-keys/scopes.ts";
import { makeUser } from "../generation/test-support.ts";
import { OPERATIONS } from "./operations/index.ts";
import { serve } from "./serve.ts";

// For tests: the API without HTTP in between.

export type Client = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** JSON, or the text itself where it is none. */
  body: unknown;
}

/** Somebody who calls with a key of their own with this scope. */
export async function clientOf(actor: Actor, scope: Scope): Promise<Client> {
  const { key } = await createApiKey(actor, { name: scope, scopes: [scope], expiresAt: null });
  return (method, path, body, headers) => call(method, path, body, { authorization: `Bearer ${key}`, ...headers });
}

/** Three who call: a person with a key that makes data, the same with one that only reads, and somebody else. */
export async function callersFor(person: Actor): Promise<[Client, Client, Client]> {
  return [
    await clientOf(person, "completions.write"),
    await clientOf(person, "read"),
    await clientOf(await makeUser(), "completions.write"),
  ];
}

/** A call with just these headers. A body of bytes is sent as it is, anything else as JSON. */
export async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const request = new Request(`http://studio${path}`, {
    method,
    ...(body !== undefined && { body: toBody(body), duplex: "half" }),
    headers,
  });
  if (body !== undefined && !("content-type" in headers))
    request.headers.set("content-type", isBytes(body) ? "application/octet-stream" : "application/json");
  const response = await serve(OPERATIONS, request, "request-1");
  const text = await response.text();
  const isJson = /[/+]json$/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : text };
}

const isBytes = (body: unknown) => body instanceof Uint8Array || body instanceof ReadableStream;

function toBody(body: unknown): BodyInit {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return body instanceof ReadableStream ? body : JSON.stringify(body);
}

const withId = z.looseObject({ id: z.string() });
const page = z.object({ data: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() });

/** The id of what a success brought. */
export const idOf = ({ body }: Answer): string => withId.parse(body).id;

/** All lines of a list, read in pages of so many. */
export async function readAll(client: Client, path: string, limit: number): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await client("GET", `${path}${path.includes("?") ? "&" : "?"}limit=${limit}${query}`);
    expect(answer.status, answer.text).toBe(200);
    const { data, next } = page.parse(answer.body);
    expect(data.length).toBeLessThanOrEqual(limit);
    lines.push(...data);
    cursor = next;
  } while (cursor !== null);
  return lines;
}

/** That an answer is a problem with this status and code, in the form that all have. */
export function expectProblem(answer: Answer, status: number, code: string, field?: string): void {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body).toMatchObject({ status, code, ...(field !== undefined && { field }) });
  expect(answer.status).toBe(status);
}
