import { describe, expect, it } from "vitest";
import { moveByKey, stepByKey } from "./keys.ts";

const press = (key: string, held: Partial<Record<"altKey" | "ctrlKey" | "metaKey", boolean>> = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});

describe("keys in a list of rows", () => {
  it.each([
    ["ArrowDown", 0, 1],
    ["j", 1, 2],
    ["ArrowDown", 2, 2],
    ["ArrowUp", 0, 0],
    ["k", 2, 1],
    ["Home", 2, 0],
    ["End", 0, 2],
    ["Tab", 1, null],
  ])("%s leads from row %i to %s of three", (key, current, expected) => {
    expect(moveByKey(press(key), current, 3)).toBe(expected);
  });

  it("leaves shortcuts of the browser alone", () => {
    expect(moveByKey(press("ArrowDown", { metaKey: true }), 0, 3)).toBeNull();
    expect(stepByKey(press("ArrowLeft", { altKey: true }))).toBe(0);
  });

  it("leads nowhere in an empty list", () => {
    expect(moveByKey(press("End"), 0, 0)).toBeNull();
  });

  it("steps through open rows", () => {
    expect(["j", "ArrowRight", "k", "ArrowLeft", "ArrowDown"].map((key) => stepByKey(press(key)))).toEqual([1, 1, -1, -1, 0]);
  });
});
