import { expect, test } from "vitest";
import { detailsInWords } from "./words.ts";

test("details are read as words", () => {
  expect(detailsInWords("role-changed", { from: "member", to: "viewer" })).toBe("from member to viewer");
  expect(detailsInWords("sign-out", {})).toBe("");
  expect(detailsInWords("sign-out", { elsewhere: 3 })).toBe("in 3 other browsers");
  expect(detailsInWords("api-key-created", { scopes: "read", expires: "2026-12-01T10:00:00.000Z" })).toBe("read, until 2026-12-01");
  expect(detailsInWords("api-key-created", { scopes: "read", expires: null })).toBe("read, never ends");
  expect(detailsInWords("person-invited", { role: "viewer", team: "Red" })).toBe("as viewer, into Red");
  expect(detailsInWords("price-changed", { inputPerMillion: 0.15, outputPerMillion: 2 })).toBe("$0.15 in, $2 out for a million tokens");
});

test("what is not known says nothing", () => {
  expect(detailsInWords(null, { a: 1 })).toBe("");
  expect(detailsInWords("file-deleted", { a: 1 })).toBe("");
  expect(detailsInWords("role-changed", null)).toBe("");
});
