import fc from "fast-check";
import { expect, test } from "vitest";
import { diffWords } from "./word-diff.ts";

const shown = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind])
    .join("");

test("words that were replaced, removed and added are seen", () => {
  expect(shown("The quick brown fox jumps.", "The slow brown fox jumps high.")).toBe("The [-quick-][+slow+] brown fox jumps[+ high+].");
  expect(shown("a b c", "a b c")).toBe("a b c");
  expect(shown("", "new")).toBe("[+new+]");
  expect(shown("old", "")).toBe("[-old-]");
  expect(shown("It works. It is long.", "It works.")).toBe("It works.[- It is long.-]");
});

test("the parts make both texts, to the letter", () => {
  const word = fc.constantFrom("tide", "table ", "the ", "\n", ", ", "  ", "漢字", "it’s ", "```", "x1");
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffWords(before, after);
      expect(
        parts
          .filter(({ kind }) => kind !== "added")
          .map((part) => part.text)
          .join(""),
      ).toBe(before);
      expect(
        parts
          .filter(({ kind }) => kind !== "removed")
          .map((part) => part.text)
          .join(""),
      ).toBe(after);
    }),
  );
});

test("texts that have nothing in common are replaced as a whole, however long", () => {
  const many = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word}${index}`).join(" ");
  expect(diffWords(many("a"), many("b")).map(({ kind }) => kind)).toEqual(["removed", "added"]);
});
