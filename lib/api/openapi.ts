import type { z } from "zod";
import { type JsonSchema, toSchema } from "./json-schema.ts";
import { BODY_LIMIT, type Operation } from "./operation.ts";
import { PROBLEM_TYPE, problemSchema } from "./problem.ts";

// The OpenAPI document (3.1, whose schemas are JSON Schema 2020-12), made of the operations' own zod schemas.

const VERSION = "1.0.0";

const DESCRIPTION = `Everything that Seedloom's pages do, by program.

Send an API key as \`Authorization: Bearer sl_…\` or as \`x-portkey-api-key: sl_…\`; keys are made under Settings → API keys. Errors are \`application/problem+json\` (RFC 9457). Requests a minute are limited for each key; \`RateLimit\` and \`RateLimit-Policy\` say how many are left, and a 429 has \`Retry-After\`. Where an operation says so, an \`Idempotency-Key\` makes a repeated request safe: it brings the first answer again, for a day.`;

const STATUS_WORDS: Record<number, string> = {
  400: "The request is wrong; `errors` says where.",
  401: "No API key, or one that is not valid.",
  403: "The key or its person may not do this.",
  404: "It does not exist, or it belongs to somebody else.",
  409: "Not possible in its present state.",
  413: "The body is too large.",
  415: "The body came in another form than JSON.",
  429: "Too many requests in this minute.",
  500: "Something unforeseen; the server's log has the request id.",
  503: "Something that is needed does not answer now.",
};

/** A fragment of the document. */
type Fragment = Record<string, unknown>;

/** @param server the address that stands in it, such as `https://studio.example.com` */
export function buildOpenApi(operations: readonly Operation[], server: string): Fragment {
  const paths: Record<string, Fragment> = {};
  const schemas: Record<string, JsonSchema> = { Problem: toSchema(problemSchema) };
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method.toLowerCase()] = describeOperation(operation, schemas);
    paths[operation.path] = path;
  }
  const tags = [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name }));
  return {
    openapi: "3.1.0",
    info: { title: "Seedloom", version: VERSION, description: DESCRIPTION },
    servers: [{ url: server }],
    security: [{ bearer: [] }, { portkey: [] }],
    tags,
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "An API key, sl_…" },
        portkey: { type: "apiKey", in: "header", name: "x-portkey-api-key", description: "The same key in another header." },
      },
      schemas,
      responses: Object.fromEntries(
        Object.entries(STATUS_WORDS).map(([status, description]) => [
          `Problem${status}`,
          { description, content: { [PROBLEM_TYPE]: { schema: { $ref: "#/components/schemas/Problem" } } } },
        ]),
      ),
    },
  };
}

function describeOperation(operation: Operation, schemas: Record<string, JsonSchema>): Fragment {
  const { id, tag, summary, description, scope, example } = operation;
  const notes = [
    description,
    scope === "open" ? "Needs no API key." : `Needs a key with the scope \`${scope}\`.`,
    operation.idempotent && "Takes an `Idempotency-Key`.",
  ];
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: notes.filter(Boolean).join("\n\n"),
    ...(scope === "open" ? { security: [] } : { "x-scope": scope }),
    ...(operation.body !== undefined && typeof operation.body === "object" && { "x-body-limit": operation.bodyLimit ?? BODY_LIMIT }),
    ...(example?.query !== undefined && { "x-example-query": example.query }),
    parameters: parametersOf(operation),
    ...describeBody(operation, schemas),
    responses: { [operation.status]: describeSuccess(operation, schemas), ...problemsOf(operation) },
  };
}

function parametersOf({ path, params, query, idempotent }: Operation): Fragment[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    ...{ name, in: "path", required: true, schema: propertiesOf(params)[name]?.schema ?? { type: "string" } },
  }));
  const inQuery = Object.entries(propertiesOf(query)).map(([name, { schema, required }]) => ({
    ...{ name, in: "query", required, schema, ...(typeof schema.description === "string" && { description: schema.description }) },
  }));
  const header = { name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", minLength: 1, maxLength: 255 } };
  return [...inPath, ...inQuery, ...(idempotent ? [header] : [])];
}

function propertiesOf(schema: z.ZodType | undefined): Record<string, { schema: JsonSchema; required: boolean }> {
  if (!schema) return {};
  const { properties, required } = toSchema(schema);
  const names = Array.isArray(required) ? required : [];
  return Object.fromEntries(
    Object.entries(properties ?? {}).map(([name, own]) => [
      name,
      { schema: typeof own === "object" ? own : {}, required: names.includes(name) },
    ]),
  );
}

function describeBody({ id, body, example, readForm }: Operation, schemas: Record<string, JsonSchema>): Fragment {
  if (body === undefined || body === "none") return {};
  if (body === "stream")
    return { requestBody: { required: true, content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } } };
  const schema = named(`${capitalise(id)}Body`, body, schemas);
  const content = { schema, ...(example?.body !== undefined && { example: example.body }) };
  return {
    requestBody: {
      // What may be left out altogether may be an empty body.
      required: !body.safeParse({}).success,
      content: { "application/json": content, ...(readForm && { "multipart/form-data": { schema: { type: "object" } } }) },
    },
  };
}

function describeSuccess({ id, answer, answers }: Operation, schemas: Record<string, JsonSchema>): Fragment {
  const description = answers ?? (answer === "nothing" ? "Done." : "As asked.");
  if (answer === "nothing") return { description };
  if ("bytes" in answer)
    return { description, content: Object.fromEntries(answer.bytes.map((type) => [type, { schema: { type: "string" } }])) };
  return { description, content: { "application/json": { schema: named(`${capitalise(id)}Answer`, answer, schemas) } } };
}

/** Every problem that the operation can have, so that a program that was generated from the document knows them all. */
function problemsOf({ scope, body, path, status }: Operation): Fragment {
  const hasBody = body !== undefined && body !== "none";
  const statuses = [
    ...[400, ...(scope === "open" ? [] : [401, 403, 429])],
    ...(path.includes("{") || hasBody ? [404] : []),
    ...(hasBody || status !== 200 || path.includes("{") ? [409] : []),
    ...(hasBody ? [413, 415] : []),
    ...[500, 503],
  ];
  return Object.fromEntries(statuses.map((one) => [one, { $ref: `#/components/responses/Problem${one}` }]));
}

function named(name: string, schema: z.ZodType, schemas: Record<string, JsonSchema>): JsonSchema {
  const { $defs, ...own } = toSchema(schema);
  // Shared parts are named after their owner, since zod numbers them anew for each schema.
  const text = JSON.stringify(own)
    .replaceAll('"#/$defs/', `"#/components/schemas/${name}.`)
    .replaceAll('"$ref":"#"', `"$ref":"#/components/schemas/${name}"`);
  schemas[name] = JSON.parse(text);
  for (const [part, definition] of Object.entries($defs ?? {}))
    schemas[`${name}.${part}`] = JSON.parse(JSON.stringify(definition).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`));
  return { $ref: `#/components/schemas/${name}` };
}

const capitalise = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);
