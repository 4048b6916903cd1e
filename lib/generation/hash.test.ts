import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText, normalisePrompt, promptHash } from "./hash.ts";

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

test("plain text, which has a way of its own, is normalised like any other", () => {
  const general = (prompt: string) => {
    const folded = foldText(prompt).replace(/\s+/gu, " ").trim();
    return folded.replace(/[\s.!?,;:…。！？]+$/u, "") || folded;
  };
  const unit = fc.constantFrom("a", "Z", "9", " ", ".", "?", "!", ":", ";", ",", "-", "_", "'", "\t", "é", "…");
  fc.assert(fc.property(fc.string({ unit }), (prompt) => normalisePrompt(prompt) === general(prompt)));
});
