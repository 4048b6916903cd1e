import fc from "fast-check";
import type { ApiDocument, ApiOperation } from "./document.ts";

// What must be refused, made from the document alone.

export interface WrongCall {
  what: string;
  /** What stands after the question mark. */
  query?: string;
  body?: BodyInit;
  headers?: Record<string, string>;
  /** The status that it must bring; any that the document names but a success, where it is not told. */
  status?: number;
}

const WRONG_VALUES = [{ wrong: true }, 12.5, "wrong", true, [[1]], null];
/** Random bodies for each operation. */
const RANDOM_BODIES = 8;

/** Queries and bodies that do not fit, whatever the path; `right` is a body that does. */
export function wrongCalls(document: ApiDocument, operation: ApiOperation, right: unknown): WrongCall[] {
  return [...wrongQueries(operation), ...(operation.body ? wrongBodies(document, operation, right) : [])];
}

function* wrongQueries({ parameters, body }: ApiOperation): Generator<WrongCall> {
  const ok = body ? { body: "{}" } : {};
  yield { ...ok, what: "an unknown parameter", query: "nonsense=1", ...(!body && { status: 400 }) };
  yield { ...ok, what: "a parameter twice", query: "limit=1&limit=2", status: 400 };
  yield { ...ok, what: "NUL in a parameter", query: "search=a%00b", status: 400 };
  for (const { name, in: place, schema } of parameters) {
    if (place !== "query") continue;
    const narrow = schema.enum !== undefined || schema.format !== undefined || schema.type === "integer" || schema.type === "number";
    if (narrow) yield { ...ok, what: `${name} of another type`, query: `${name}=%E2%98%83`, status: 400 };
    if (schema.type === "integer" || schema.type === "number") yield { ...ok, what: `${name} huge`, query: `${name}=1e308` };
    if (schema.type === "string" && !narrow) yield { ...ok, what: `${name} odd`, query: `${name}=%F0%9F%8C%B1%27%22%5C%25_%0A` };
    if (typeof schema.maxLength === "number" && schema.maxLength < 5_000)
      yield { ...ok, what: `${name} too long`, query: `${name}=${"x".repeat(schema.maxLength + 1)}`, status: 400 };
  }
}

function* wrongBodies(document: ApiDocument, operation: ApiOperation, right: unknown): Generator<WrongCall> {
  const { body, requestBody } = operation;
  const whole = isObject(right) ? right : {};
  const json = (value: unknown) => JSON.stringify(value);
  const names = Object.keys(body?.properties ?? {}).map((name) => [name]);
  for (const place of [...names, ...leavesOf(whole).filter(({ length }) => length > 1)]) {
    const at = place.join(".");
    const wrong = WRONG_VALUES.map((value) => put(whole, place, value)).find((value) => !document.allowsBody(operation, value));
    if (wrong) yield { what: `${at} of another type`, body: json(wrong), status: 400 };
    const mark = json(put(whole, place, MARK));
    for (const [what, text] of ODD) yield { what: `${at} ${what}`, body: mark.replace(`"${MARK}"`, text), status: 400 };
    for (const number of ["1e308", "-1e308", "9007199254740993"])
      yield { what: `${at} ${number}`, body: mark.replace(`"${MARK}"`, number) };
  }
  for (const name of body?.required ?? []) yield { what: `without ${name}`, body: json({ ...whole, [name]: undefined }), status: 400 };
  for (const value of [null, [], "text", 1])
    if (!document.allowsBody(operation, value)) yield { what: `${json(value)} as a body`, body: json(value), status: 400 };
  const unknown = { ...whole, nonsense: 1 };
  if (!document.allowsBody(operation, unknown)) yield { what: "an unknown field", body: json(unknown), status: 400 };
  yield { what: "no JSON", body: "{not json", status: 400 };
  yield { what: "no UTF-8", body: new Uint8Array([0x7b, 0xff, 0x7d]), headers: { "content-type": "application/json" }, status: 400 };
  yield { what: "another content type", body: json(whole), headers: { "content-type": "text/plain" }, status: 415 };
  const form = "application/x-www-form-urlencoded";
  yield { what: "a form", body: new URLSearchParams({ a: "1" }).toString(), headers: { "content-type": form }, status: 415 };
  if (requestBody?.content["multipart/form-data"])
    yield { what: "a form without a boundary", body: "a=1", headers: { "content-type": "multipart/form-data" }, status: 400 };
  yield { what: "too large a body", body: `"${"x".repeat(operation["x-body-limit"] ?? 0)}"`, status: 413 };
  const random = fc.record(Object.fromEntries(Object.keys(body?.properties ?? {}).map((name) => [name, fc.jsonValue({ maxDepth: 3 })])), {
    requiredKeys: [],
  });
  for (const value of fc.sample(random, { numRuns: RANDOM_BODIES, seed: 1 })) yield { what: `random ${json(value)}`, body: json(value) };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Where the values in a value stand that have none in them. */
function leavesOf(value: unknown, place: readonly string[] = []): (readonly string[])[] {
  const inner = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return inner.length === 0 ? [place] : inner.flatMap(([key, one]) => leavesOf(one, [...place, String(key)]));
}

/** The value with another one at this place. */
function put(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? put(one, rest, replacement) : one));
  const own = isObject(value) ? value : {};
  return { ...own, [key]: put(own[key], rest, replacement) };
}

const MARK = "the place";
/** As they stand in JSON. */
const ODD = [
  ["with NUL", String.raw`"a\u0000b"`],
  ["with half a pair", String.raw`"\ud800"`],
  ["nested without end", "[".repeat(3_000) + "]".repeat(3_000)],
] as const;
