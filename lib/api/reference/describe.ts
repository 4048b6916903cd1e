import { z } from "zod";
import { toSchema } from "../json-schema.ts";
import type { Method, Operation } from "../operation.ts";
import { type CurlRequest, curlExample, curlVariables } from "./curl.ts";
import { describeSchema, type Field, type Shape } from "./fields.ts";
import { pathParameters } from "./placeholders.ts";
import { sampleOf } from "./sample.ts";

// The reference page's content, made of the same list of operations as the server and the OpenAPI document.

export interface ReferenceGroup {
  tag: string;
  operations: ReferenceOperation[];
}

export interface ReferenceOperation {
  id: string;
  method: Method;
  path: string;
  summary: string;
  /** Markdown; empty for none. */
  description: string;
  scope: string;
  idempotent: boolean;
  /** Whether it changes, makes or deletes something. */
  changes: boolean;
  pathParameters: Field[];
  queryParameters: Field[];
  body: Shape | "file" | null;
  answer: ReferenceAnswer;
  request: CurlRequest;
  curl: string;
  /** What the curl example reads from the shell. */
  variables: string[];
}

export interface ReferenceAnswer {
  status: number;
  /** A few words; empty for none. */
  words: string;
  /** Media types; one for JSON, none for nothing. */
  types: string[];
  /** Null for what is no JSON, and for what was described already. */
  shape: Shape | null;
  /** The operation before it that answers just so. */
  same: { id: string; summary: string } | null;
}

/** @param address of the studio, without a slash at its end */
export function describeReference(operations: readonly Operation[], address: string): ReferenceGroup[] {
  const shown = new Map<unknown, Operation>();
  const groups = Map.groupBy(operations, ({ tag }) => tag);
  return [...groups].map(([tag, own]) => ({ tag, operations: own.map((operation) => describeOne(operation, address, shown)) }));
}

function describeOne(operation: Operation, address: string, shown: Map<unknown, Operation>): ReferenceOperation {
  const { id, method, path, summary, description = "", scope, idempotent = false, params, query } = operation;
  const request = requestOf(operation);
  const inPath = params ? describeSchema(toSchema(params)).fields : [];
  return {
    ...{ id, method, path, summary, description, scope, idempotent, request },
    changes: method !== "GET" && scope !== "read",
    pathParameters: pathParameters(path).map((name) => inPath.find((field) => field.name === name) ?? plainParameter(name)),
    queryParameters: query ? describeSchema(toSchema(query)).fields : [],
    body: bodyOf(operation),
    answer: answerOf(operation, shown),
    curl: curlExample(request, address),
    variables: curlVariables(request),
  };
}

const plainParameter = (name: string): Field => ({ name, type: "string", required: true, limits: [], meaning: "", fields: [] });

function bodyOf({ body }: Operation): ReferenceOperation["body"] {
  if (body === undefined || body === "none") return null;
  return body === "stream" ? "file" : describeSchema(toSchema(body));
}

function requestOf({ method, path, scope, body, example }: Operation): CurlRequest {
  const request = { method, path, query: example?.query ?? "", keyed: scope !== "open" };
  if (body === undefined || body === "none") return { ...request, body: null };
  if (body === "stream") return { ...request, body: "file" };
  return { ...request, body: { json: JSON.stringify(example?.body ?? sampleOf(toSchema(body)), null, 2) } };
}

function answerOf(operation: Operation, shown: Map<unknown, Operation>): ReferenceAnswer {
  const { status, answer, answers: words = "" } = operation;
  if (answer === "nothing") return { status, words, types: [], shape: null, same: null };
  if (!(answer instanceof z.ZodType)) return { status, words, types: [...answer.bytes], shape: null, same: null };
  const types = ["application/json"];
  const first = shown.get(answer);
  if (first) return { status, words, types, shape: null, same: { id: first.id, summary: first.summary } };
  shown.set(answer, operation);
  return { status, words, types, shape: describeSchema(toSchema(answer)), same: null };
}
