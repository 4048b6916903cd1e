import { expect, test } from "vitest";
import { normalisePrompt, promptHash } from "./hash.ts";

test.each([
  ["What is a list?", "  what IS\n a   list "],
  ["What is a list?", "What is a list…"],
  ["ﬁle №１", "file No1."],
  ["STRASSE", "straße"],
  ["ΟΔΟΣ", "οδος"],
  ["caf\u00e9", "cafe\u0301"],
  ["一覧とは何ですか？", "一覧とは何ですか。"],
])("%j and %j are the same prompt", (one, other) => expect(promptHash(one)).toBe(promptHash(other)));

test.each([
  ["What is a list?", "What is a tuple?"],
  ["Is it 1.5?", "Is it 15?"],
  ["f(x)", "f(x"],
  ["?", "!"],
])("%j and %j are not", (one, other) => expect(promptHash(one)).not.toBe(promptHash(other)));

test("a prompt of nothing but punctuation stays", () => expect(normalisePrompt(" ?! ")).toBe("?!"));
