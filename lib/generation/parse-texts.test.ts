import { describe, expect, test } from "vitest";
import { parseText, parseTexts } from "./parse-texts.ts";

describe("a list of texts", () => {
  test.each([
    ["JSON", '{"seeds": ["a", "b"]}'],
    ["a bare array", '["a","b"]'],
    ["a fence and prose", 'Here:\n```json\n{"seeds": ["a", "b"]}\n```'],
    ["reasoning first", '<think>["x"]</think>{"seeds": ["a", "b"]}'],
    ["broken JSON", "{'seeds': ['a', 'b',]}"],
    ["cut off after the second", '{"seeds": ["a", "b"'],
    ["cut off within the third", '{"seeds": ["a", "b", "and anoth'],
    ["objects", '[{"topic": "a"}, {"topic": "b"}]'],
    ["bullets", "Some topics:\n- a\n- b\n"],
    ["numbers", "1. a\n2) b"],
  ])("%s", (_, text) => expect(parseTexts(text)).toEqual(["a", "b"]));

  test("a refusal is no list", () => expect(parseTexts("I cannot help with that.")).toEqual([]));
});

test.each([
  ["```\nWrite pairs.\n```", "Write pairs."],
  ['"Write pairs."', "Write pairs."],
  ["<think>hm</think>\nWrite pairs.", "Write pairs."],
  ["Write `x`.\n\n- a", "Write `x`.\n\n- a"],
])("a text: %j", (answer, text) => expect(parseText(answer)).toBe(text));
