import { expect, test } from "vitest";
import { filesHref, filesSortHref, parseFilesAddress } from "./address.ts";

test("an address keeps what it says and forgets what it cannot mean", () => {
  const start = parseFilesAddress({});
  expect(filesHref(start)).toBe("/files");
  const found = parseFilesAddress({ q: " report ", sort: "name", page: "3" });
  expect(found).toEqual({ q: "report", sort: "name", direction: "asc", page: 3 });
  expect(filesHref(found, { page: 2 })).toBe("/files?q=report&sort=name&page=2");
  expect(filesSortHref(found, "name")).toBe("/files?q=report&sort=name&direction=desc");
  expect(filesSortHref(found, "created")).toBe("/files?q=report");
  expect(parseFilesAddress({ sort: "drop table", direction: "up", page: "-1" })).toEqual(start);
});
