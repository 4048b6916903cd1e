import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { z } from "zod";

// The OpenAPI document as the contract's tests read it: as any program would, knowing nothing of our code.

const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.object({ schema, example: z.unknown().optional() }));
const parameter = z.object({ name: z.string(), in: z.enum(["path", "query", "header"]), required: z.boolean(), schema });
const operation = z.object({
  operationId: z.string(),
  "x-scope": z.enum(["read", "completions.write", "admin"]).optional(),
  "x-example-query": z.string().optional(),
  "x-body-limit": z.number().optional(),
  parameters: z.array(parameter),
  requestBody: z.object({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string(), z.object({ $ref: z.string().optional(), content: content.optional() })),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({
    schemas: z.record(z.string(), schema),
    responses: z.record(z.string(), z.object({ content })),
  }),
});

export interface ApiOperation extends z.infer<typeof operation> {
  method: string;
  path: string;
  /** The status of a success. */
  status: number;
  /** The properties of its JSON body, and which of them must be there; null without such a body. */
  body: { properties: Record<string, unknown>; required: readonly string[] } | null;
}

export interface ApiDocument {
  operations: ApiOperation[];
  /** Why an answer with this status and media type is none that the document names; empty when it is one. */
  complain(operation: ApiOperation, status: number, contentType: string, body: string): string;
  /** Whether a body is one that the document allows. */
  allowsBody(operation: ApiOperation, body: unknown): boolean;
}

/** @throws Error for a document that has not the form of one */
export function readDocument(json: unknown): ApiDocument {
  const { paths, components } = documentSchema.parse(json);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "https://seedloom/openapi.json", components });
  const compiled = new Map<string, ValidateFunction>();
  const validator = (place: string) => {
    const validate = compiled.get(place) ?? ajv.compile({ $ref: `https://seedloom/openapi.json${place}` });
    compiled.set(place, validate);
    return validate;
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, own]): ApiOperation => {
      const status = Number(Object.keys(own.responses).find((one) => one.startsWith("2")));
      return { ...own, method: method.toUpperCase(), path, status, body: bodyOf(own, components.schemas) };
    }),
  );
  return {
    operations,
    complain({ responses }, status, contentType, body) {
      const response = responses[status];
      if (!response) return `status ${status} is not in the document: ${body.slice(0, 300)}`;
      const named = response.$ref?.replace("#/components/responses/", "");
      const allowed = (named === undefined ? response : components.responses[named])?.content ?? {};
      const type = contentType.split(";", 1)[0] ?? "";
      const media = allowed[type];
      if (Object.keys(allowed).length === 0) return body === "" ? "" : `a body where there is to be none: ${body.slice(0, 300)}`;
      if (!media) return `content type ${type || "none"} instead of ${Object.keys(allowed).join(", ")}`;
      if (!/json$/.test(type) || typeof media.schema.$ref !== "string") return "";
      const validate = validator(media.schema.$ref);
      return validate(JSON.parse(body)) ? "" : `${ajv.errorsText(validate.errors?.slice(0, 5))}: ${body.slice(0, 300)}`;
    },
    allowsBody({ requestBody }, body) {
      const reference = requestBody?.content["application/json"]?.schema.$ref;
      return typeof reference !== "string" || validator(reference)(body) === true;
    },
  };
}

function bodyOf({ requestBody }: z.infer<typeof operation>, schemas: Record<string, unknown>): ApiOperation["body"] {
  const reference = requestBody?.content["application/json"]?.schema.$ref;
  if (typeof reference !== "string") return null;
  const { properties, required, oneOf, anyOf } = bodySchema.parse(schemas[reference.replace("#/components/schemas/", "")]);
  return { properties: Object.assign({}, properties, ...[...oneOf, ...anyOf].map((one) => one.properties)), required };
}

const properties = z.record(z.string(), z.unknown()).default({});
const alternatives = z.array(z.object({ properties })).default([]);
const bodySchema = z.object({ properties, required: z.array(z.string()).default([]), oneOf: alternatives, anyOf: alternatives });
