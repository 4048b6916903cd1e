import { describe, expect, it } from "vitest";
import { buildOpenApi } from "./openapi.ts";
import { OPERATIONS } from "./operations/index.ts";

const document = buildOpenApi(OPERATIONS, "https://studio.example.com");
const text = JSON.stringify(document);

/** Every `$ref` of the document. */
const references = [...text.matchAll(/"\$ref":"(#[^"]*)"/g)].map(([, reference = ""]) => reference);

function lookUp(reference: string): unknown {
  let found: unknown = document;
  for (const part of reference.slice(2).split("/"))
    found = typeof found === "object" && found !== null ? Reflect.get(found, part) : undefined;
  return found;
}

describe("the OpenAPI document", () => {
  it("names each operation once, and each method of a path once", () => {
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
    expect(new Set(OPERATIONS.map(({ method, path }) => `${method} ${path}`)).size).toBe(OPERATIONS.length);
  });

  it("has every part that it refers to", () => {
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) expect(lookUp(reference), reference).toBeDefined();
    expect(text).not.toContain("$defs");
  });

  it("says of each parameter in a path that it is there", () => {
    for (const { path, method } of OPERATIONS) {
      const parameters = Reflect.get(Object(Reflect.get(document, "paths")), path);
      const own = Reflect.get(Object(parameters), method.toLowerCase());
      const named = Reflect.get(Object(own), "parameters").filter((one: { in: string }) => one.in === "path").length;
      expect(named, `${method} ${path}`).toBe(path.split("{").length - 1);
    }
  });

  it("fits every example to its schema", () => {
    for (const { id, body, example } of OPERATIONS)
      if (typeof body === "object" && example?.body !== undefined) {
        // Places that a reader fills in.
        const filled = JSON.parse(JSON.stringify(example.body).replaceAll(/\{[A-Z_]+\}/g, "01890000-0000-7000-8000-000000000000"));
        expect(body.safeParse(filled).error, id).toBeUndefined();
      }
  });
});
