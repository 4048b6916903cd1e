import { describe, expect, it } from "vitest";
import { z } from "zod";
import { jsonSchema } from "../../json.ts";
import { toSchema } from "../json-schema.ts";
import { describeSchema } from "./fields.ts";

const shapeOf = (schema: z.ZodType) => describeSchema(toSchema(schema));
const typeOf = (schema: z.ZodType) => shapeOf(schema).type;

describe("describeSchema", () => {
  it("names types as JSON has them", () => {
    expect(typeOf(z.string())).toBe("string");
    expect(typeOf(z.uuid())).toBe("string (UUID)");
    expect(typeOf(z.number().nullable())).toBe("number or null");
    expect(typeOf(z.enum(["asc", "desc"]))).toBe('"asc" | "desc"');
    expect(typeOf(z.array(z.array(z.boolean())))).toBe("array of array of boolean");
    expect(typeOf(z.record(z.string(), z.number()))).toBe("object whose values are number");
    expect(typeOf(jsonSchema)).toBe("any JSON");
    expect(typeOf(z.union([z.string(), z.array(z.string())]))).toBe("string or array of string");
  });

  it("says the limits, and none that nobody meets", () => {
    expect(shapeOf(z.int().min(1).max(500).default(50)).limits).toEqual(["1 to 500", "default 50"]);
    expect(shapeOf(z.string().min(1).max(2_000)).limits).toEqual(["1 to 2,000 characters"]);
    expect(shapeOf(z.array(z.string()).min(1)).limits).toEqual(["at least 1 items"]);
    expect(shapeOf(z.int()).limits).toEqual([]);
  });

  it("lists fields with their own fields, those of an array's items too", () => {
    const schema = z.object({
      name: z.string().describe("What it is called."),
      rows: z.array(z.object({ id: z.string(), note: z.string().optional() })).nullable(),
    });
    const row = { limits: [], meaning: "", fields: [] };
    expect(shapeOf(schema).fields).toEqual([
      { ...row, name: "name", type: "string", required: true, meaning: "What it is called." },
      {
        ...{ ...row, name: "rows", type: "array of object or null", required: true },
        fields: [
          { ...row, name: "id", type: "string", required: true },
          { ...row, name: "note", type: "string", required: false },
        ],
      },
    ]);
  });

  it("ends where a schema lies in itself", () => {
    const tree = z.object({
      name: z.string(),
      get children() {
        return z.array(tree);
      },
    });
    const [, children] = shapeOf(tree).fields;
    expect(children?.type).toMatch(/^array of (object|the same again)$/);
    expect(JSON.stringify(shapeOf(tree)).length).toBeLessThan(1_000);
  });
});
