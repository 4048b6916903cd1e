import { expect, test } from "vitest";
import { newField, type OutputField } from "@/lib/generation/output-fields.ts";
import { addField, changeField, moveField, removeField, withType } from "./field-ops.ts";

const tree: OutputField[] = [newField("a"), { ...newField("b", "object"), fields: [newField("c"), newField("d")] }];
const names = (fields: readonly OutputField[]): unknown[] =>
  fields.map(({ name, fields: inner }) => (inner.length > 0 ? [name, names(inner)] : name));

test("fields are changed, added, removed and moved wherever they lie, and the tree before stays as it was", () => {
  const before = structuredClone(tree);
  expect(names(changeField(tree, [1, 0], { name: "x" }))).toEqual(["a", ["b", ["x", "d"]]]);
  expect(names(addField(tree, []))).toEqual(["a", ["b", ["c", "d"]], ""]);
  expect(names(addField(tree, [1]))).toEqual(["a", ["b", ["c", "d", ""]]]);
  expect(names(removeField(tree, [1, 1]))).toEqual(["a", ["b", ["c"]]]);
  expect(names(moveField(tree, [1, 0], 1))).toEqual(["a", ["b", ["d", "c"]]]);
  expect(names(moveField(tree, [0], 1))).toEqual([["b", ["c", "d"]], "a"]);
  expect(names(moveField(tree, [0], -1))).toEqual(names(tree));
  expect(tree).toEqual(before);
});

test("another type leaves out what it cannot have", () => {
  const label = { ...newField("a"), allowed: ["x", "y"], balanced: true };
  expect({ ...label, ...withType("boolean") }).toMatchObject({ type: "boolean", allowed: [], balanced: false, fields: [] });
  expect({ ...label, ...withType("integer") }.allowed).toEqual(["x", "y"]);
  expect(withType("array").fields).toEqual([newField("item")]);
  expect(withType("object").fields).toHaveLength(1);
});
