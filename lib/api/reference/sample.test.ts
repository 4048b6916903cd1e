import { expect, test } from "vitest";
import { z } from "zod";
import { toSchema } from "../json-schema.ts";
import { sampleOf } from "./sample.ts";

test("an example that begins a body has what must be there, and fits", () => {
  const schema = z.strictObject({
    name: z.string().min(1),
    count: z.int().min(3),
    kind: z.enum(["a", "b"]),
    tags: z.array(z.string()).min(1),
    inner: z.object({ on: z.boolean(), left: z.string().nullable() }),
    extra: z.string().optional(),
  });
  const sample = sampleOf(toSchema(schema));
  expect(schema.parse(sample)).toEqual(sample);
  expect(sample).not.toHaveProperty("extra");
});

test("a schema that lies in itself ends", () => {
  const tree = z.object({
    name: z.string(),
    get inner() {
      return z.array(tree).min(1);
    },
  });
  expect(JSON.stringify(sampleOf(toSchema(tree))).length).toBeLessThan(1_000);
});
