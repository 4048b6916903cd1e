import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import type { Scope } from "../api-keys/scopes.ts";
import { badRequest, findingsOf } from "./problem.ts";

// One operation of the /v1 API: what it takes, what it answers, and the one domain function that it calls. The server
// (serve.ts), the OpenAPI document and the reference page are all made from the same list of them.

/** Bytes of a JSON body, where an operation says nothing else: 1 MB. */
export const BODY_LIMIT = 1_000_000;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Who calls: the person whose key it is. */
export interface ApiActor extends Actor {
  name: string;
  email: string;
}

interface Call<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  /** For its headers and its signal, which aborts when the caller goes away; the body of a stream is still to be read. */
  request: Request;
}

/** What a success brings: a value that its schema writes, nothing, or bytes of these media types. */
type Answer = z.ZodType | "nothing" | { bytes: readonly string[] };
export type Answered<A extends Answer> = A extends z.ZodType ? z.output<A> : A extends "nothing" ? unknown : Response;
/** `stream`: bytes that the operation reads itself. */
type BodyKind = z.ZodType | "stream" | "none";
type Given<B extends BodyKind> = B extends z.ZodType ? z.output<B> : undefined;

interface Definition<P extends z.ZodType, Q extends z.ZodType, B extends BodyKind, A extends Answer> {
  /** Unique; programs that are generated from the OpenAPI document name their functions so. */
  id: string;
  method: Method;
  /** With its parameters in braces: `/v1/generations/{id}`. */
  path: `/v1/${string}`;
  /** The heading that it stands under in the reference. */
  tag: string;
  /** A few words. */
  summary: string;
  /** What else is to be known, in Markdown. */
  description?: string;
  params?: P;
  query?: Q;
  body?: B;
  /** A body of the example, the parameters and the query that the reference shows. */
  example?: { query?: string; body?: unknown };
  /** Bytes that a body may have; `BODY_LIMIT` unless told. */
  bodyLimit?: number;
  /** Reads the body from a form (`multipart/form-data`), which is then allowed beside JSON. */
  readForm?: (form: FormData) => Promise<unknown>;
  /** Whether a repeated `Idempotency-Key` brings the first answer again instead of doing it twice. */
  idempotent?: boolean;
  status: 200 | 201 | 202 | 204;
  answer: A;
  /** What the success brings, in a few words. */
  answers?: string;
}

interface Keyed<P extends z.ZodType, Q extends z.ZodType, B extends BodyKind, A extends Answer> extends Definition<P, Q, B, A> {
  /** What the caller's key must allow. */
  scope: Scope;
  run(actor: ApiActor, call: Call<z.output<P>, z.output<Q>, Given<B>>): Promise<Answered<A>>;
}

/** For what needs no key, because the address itself is the secret, or there is no secret. */
interface Open<P extends z.ZodType, Q extends z.ZodType, B extends BodyKind, A extends Answer> extends Definition<P, Q, B, A> {
  scope: "open";
  run(call: Call<z.output<P>, z.output<Q>, Given<B>>): Promise<Answered<A>>;
}

/** What came in, not looked at yet. */
interface RawCall {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  request: Request;
}

/** An operation whose types are its own business. */
export interface Operation extends Omit<Definition<z.ZodType, z.ZodType, BodyKind, Answer>, "run"> {
  scope: Scope | "open";
  /**
   * Parses, does it, and writes the answer: a JSON value, `undefined` for nothing, or a Response with bytes.
   * @throws AppError `bad-input:…` for what does not fit the schemas, and what the domain throws
   */
  perform(actor: ApiActor | null, call: RawCall): Promise<unknown>;
}

export function operation<
  A extends Answer,
  P extends z.ZodType = z.ZodType<Record<string, never>>,
  Q extends z.ZodType = z.ZodType<Record<string, never>>,
  B extends BodyKind = "none",
>(definition: Keyed<P, Q, B, A>): Operation {
  return {
    ...definition,
    async perform(actor, raw) {
      if (!actor) throw new Error(`${definition.id} was called without a key`);
      return write(definition, await definition.run(actor, parse(definition, raw)));
    },
  };
}

export function openOperation<
  A extends Answer,
  P extends z.ZodType = z.ZodType<Record<string, never>>,
  Q extends z.ZodType = z.ZodType<Record<string, never>>,
  B extends BodyKind = "none",
>(definition: Open<P, Q, B, A>): Operation {
  return {
    ...definition,
    perform: async (_actor, raw) => write(definition, await definition.run(parse(definition, raw))),
  };
}

function parse<P extends z.ZodType, Q extends z.ZodType, B extends BodyKind, A extends Answer>(
  { params, query, body }: Definition<P, Q, B, A>,
  raw: RawCall,
): Call<z.output<P>, z.output<Q>, Given<B>> {
  return {
    params: parseWith(params, raw.params, "path"),
    query: parseWith(query ?? NO_QUERY, raw.query, "query") as z.output<Q>,
    // By the type of `Given`: a body's own schema has read it, else there is none.
    body: (typeof body === "object" ? parseWith(body, raw.body, "body") : undefined) as Given<B>,
    request: raw.request,
  };
}

/** What is not known is not passed over: it may be a misspelt filter. */
const NO_QUERY = z.strictObject({});

function parseWith<S extends z.ZodType>(schema: S | undefined, value: unknown, where: "body" | "query" | "path"): z.output<S> {
  // Without a schema nothing is read: the type of what is left out is an empty object.
  if (!schema) return {} as z.output<S>;
  const result = schema.safeParse(value);
  if (!result.success) throw badRequest(findingsOf(result.error), where);
  return result.data;
}

/** As JSON has it: times as texts, and nothing that the schema does not name. */
function write<A extends Answer>({ answer }: { answer: A }, value: Answered<A>): unknown {
  const kind: Answer = answer;
  if (kind === "nothing") return undefined;
  return "bytes" in kind ? value : kind.encode(value);
}
