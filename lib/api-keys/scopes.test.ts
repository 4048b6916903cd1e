import { expect, test } from "vitest";
import { mayHaveScope, scopeCovers, scopesFor, toScopes } from "./scopes.ts";

test("a scope implies the smaller ones, and no greater one", () => {
  expect(scopeCovers(["read"], "read")).toBe(true);
  expect(scopeCovers(["read"], "completions.write")).toBe(false);
  expect(scopeCovers(["completions.write"], "read")).toBe(true);
  expect(scopeCovers(["completions.write"], "admin")).toBe(false);
  expect(scopeCovers(["admin"], "completions.write")).toBe(true);
  expect(scopeCovers(["read", "admin"], "admin")).toBe(true);
  expect(scopeCovers([], "read")).toBe(false);
});

test("viewers have reading keys, members none that administer", () => {
  expect(["owner" as const, "member" as const, "viewer" as const].map((role) => mayHaveScope(role, "admin"))).toEqual([true, false, false]);
  expect(mayHaveScope("member", "completions.write")).toBe(true);
  expect(mayHaveScope("viewer", "completions.write")).toBe(false);
  expect(mayHaveScope("viewer", "read")).toBe(true);
});

test("a key may no more than its person may now", () => {
  expect(scopesFor("owner", ["admin"])).toEqual(["read", "completions.write", "admin"]);
  expect(scopesFor("member", ["admin"])).toEqual(["read", "completions.write"]);
  expect(scopesFor("viewer", ["completions.write"])).toEqual(["read"]);
  expect(scopesFor("owner", ["read"])).toEqual(["read"]);
  expect(scopesFor("owner", [])).toEqual([]);
});

test("a scope that is not known gives nothing", () => {
  expect(toScopes(["read", "everything"])).toEqual(["read"]);
});
