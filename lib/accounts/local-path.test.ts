import { expect, test } from "vitest";
import { localPath } from "./local-path.ts";

test.each([
  ["/", "/"],
  ["/generations?status=running&page=2#row-3", "/generations?status=running&page=2#row-3"],
  ["/generations/../settings/account", "/settings/account"],
])("%s is a path of this studio", (wanted, path) => expect(localPath(wanted)).toBe(path));

test.each([
  "https://evil.example/",
  "//evil.example/x",
  "/\\evil.example",
  "\\/evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
  "generations",
  "",
  undefined,
  ["/generations", "/x"],
  "/sign-out",
  "/sign-in?next=/sign-in",
  "/api/auth/signout",
  `/${"x".repeat(3000)}`,
])("%s leads home", (wanted) => expect(localPath(wanted)).toBe("/"));
