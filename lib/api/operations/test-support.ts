import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { z } from "zod";
import type { Actor } from "../../accounts/actor.ts";
import { createApiKey } from "../../api-keys/api-keys.ts";
import type { Scope } from "../../api-keys/scopes.ts";
import { serve } from "../serve.ts";
import { OPERATIONS } from "./index.ts";

// For tests of operations: requests with a real key, as the route hands them on.

export interface Answered {
  status: number;
  /** What came, as text, and as JSON where it is JSON. */
  text: string;
  json: unknown;
  headers: Headers;
}

export type Caller = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>;

/** Calls with a key of this person's. */
export async function makeCaller(actor: Actor, scope: Scope = "completions.write"): Promise<Caller> {
  const { key } = await createApiKey(actor, { name: "Test", scopes: [scope], expiresAt: null });
  return async (method, path, body, headers = {}) => {
    const raw = body instanceof ReadableStream || body instanceof Uint8Array;
    const request = new Request(`http://studio.example.com${path}`, {
      method,
      ...(body !== undefined && { body: raw ? bodyOf(body) : JSON.stringify(body), duplex: "half" }),
      headers: { authorization: `Bearer ${key}`, "content-type": raw ? "application/octet-stream" : "application/json", ...headers },
    });
    const response = await serve(OPERATIONS, request, randomUUID());
    const text = await response.text();
    return { status: response.status, text, json: parse(text), headers: response.headers };
  };
}

const bodyOf = (body: ReadableStream | Uint8Array) => (body instanceof Uint8Array ? new Uint8Array(body) : body);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const withId = z.looseObject({ id: z.string() });
const page = z.object({ data: z.array(z.looseObject({ id: z.string().optional() })), next: z.string().nullable() });

/** The id of what a success brought. */
export const idOf = ({ json }: Answered): string => withId.parse(json).id;

/** All lines of a list, read in pages of so many. */
export async function readAll(call: Caller, path: string, limit: number): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await call("GET", `${path}${path.includes("?") ? "&" : "?"}limit=${limit}${query}`);
    expect(answer.status, answer.text).toBe(200);
    const { data, next } = page.parse(answer.json);
    expect(data.length).toBeLessThanOrEqual(limit);
    lines.push(...data);
    cursor = next;
  } while (cursor !== null);
  return lines;
}

/** That an answer is a problem with this status and code, in the form that all have. */
export function expectProblem(answer: Answered, status: number, code: string, field?: string): void {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.json).toMatchObject({ status, code, ...(field !== undefined && { field }) });
  expect(answer.status).toBe(status);
}
