import { expect, test } from "vitest";
import { commandOf } from "./keys.ts";

const key = (name: string, more: Partial<KeyboardEvent> = {}) => ({ key: name, altKey: false, ctrlKey: false, metaKey: false, ...more });

test("a key means the same whatever its case; with another key held it is the browser's", () => {
  expect(commandOf(key("a"), false)).toBe("approve");
  expect(commandOf(key("A"), true)).toBe("approve");
  expect(commandOf(key("r", { ctrlKey: true }), true)).toBeNull();
  expect(commandOf(key("constructor"), true)).toBeNull();
});

test("in the focus view the arrows up and down scroll", () => {
  expect(["ArrowDown", "ArrowRight"].map((name) => commandOf(key(name), true))).toEqual([null, "next"]);
  expect(["ArrowDown", "ArrowRight"].map((name) => commandOf(key(name), false))).toEqual(["next", null]);
});
