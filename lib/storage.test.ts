import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeEach, expect, test } from "vitest";
import { type FileStorage, folderStorage, removeDrafts } from "./storage.ts";

let dataDir = "";
let storage: FileStorage;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "seedloom-storage-"));
  storage = folderStorage(join(dataDir, "files"));
});

test("a written file reads back, with its size in bytes, and can be replaced and removed", async () => {
  expect(await storage.write("datasets/a1/data.json", ["é", Buffer.from("!")])).toEqual({ sizeBytes: 3 });
  expect(await text(await storage.read("datasets/a1/data.json"))).toBe("é!");
  await storage.write("datasets/a1/data.json", ["new"]);
  expect(await text(await storage.read("datasets/a1/data.json"))).toBe("new");
  expect(storage.locate("datasets/a1/data.json")).toBe(join(dataDir, "files/datasets/a1/data.json"));
  await storage.remove("datasets/a1/data.json");
  await storage.remove("datasets/a1/data.json");
  await expect(storage.read("datasets/a1/data.json")).rejects.toMatchObject({ code: "not-found:file" });
});

test("an empty stream makes an empty file", async () => {
  expect(await storage.write("empty.json", [])).toEqual({ sizeBytes: 0 });
  expect(await text(await storage.read("empty.json"))).toBe("");
});

test("a stream that breaks leaves the earlier file and no draft", async () => {
  await storage.write("a.json", ["whole"]);
  async function* broken() {
    yield "half";
    throw new Error("the source broke");
  }
  await expect(storage.write("a.json", broken())).rejects.toThrow("the source broke");
  await expect(storage.write("b.json", broken())).rejects.toThrow("the source broke");
  expect(await text(await storage.read("a.json"))).toBe("whole");
  expect(existsSync(storage.locate("b.json"))).toBe(false);
  expect(readdirSync(join(dataDir, "files/.drafts"))).toEqual([]);
  await removeDrafts(dataDir);
  expect(readdirSync(join(dataDir, "files"))).toEqual(["a.json"]);
});

const REFUSED = ["", "/", "/etc/passwd", "../a", "a/../b", "a/..", "./a", "a//b", "a/", ".drafts/a", "a\\b", "A", "é", "a b", "a\0b"];
test.each([...REFUSED, "a".repeat(501)])("the key %j is refused everywhere", async (key) => {
  await expect(storage.write(key, ["x"])).rejects.toMatchObject({ code: "bad-input:file" });
  await expect(storage.read(key)).rejects.toMatchObject({ code: "bad-input:file" });
  await expect(storage.remove(key)).rejects.toMatchObject({ code: "bad-input:file" });
  expect(() => storage.locate(key)).toThrow(/is not allowed/);
});
