import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { readLink, signLink } from "./data-token.ts";

beforeAll(() => {
  process.env.DATA_DIR = mkdtempSync(join(tmpdir(), "seedloom-link-"));
});

const link = { exportId: "01890000-0000-7000-8000-000000000001", split: "test", expires: 1_000 } as const;

test("a link says what it is for until it expires", () => {
  const token = signLink(link);
  expect(readLink(token, new Date(999_999))).toEqual(link);
  expect(() => readLink(token, new Date(1_000_000))).toThrow(/expired on 1970-01-01T00:16:40/);
});

test("what was changed, or made up, is no link", () => {
  const [text = "", mac = ""] = signLink(link).split(".");
  const later = Buffer.from(`${link.exportId}.test.9999999999`).toString("base64url");
  for (const token of [`${later}.${mac}`, `${text}.`, `${text}.${mac.slice(0, -2)}`, text, "", `${text}.${"A".repeat(43)}`])
    expect(() => readLink(token, new Date(0)), token).toThrow(/not right/);
});
