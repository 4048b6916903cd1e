import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_TOKENS, tokenise } from "./tokens.ts";

const out = new Int32Array(MAX_TOKENS);
const tokensOf = (text: string) => [...out.subarray(0, tokenise(text, out))];

test.each([
  ["What is a list?", " what IS\n\ta  (list)…"],
  ["don't panic", "dont panic"],
  ["don’t panic", "dont panic"],
  ["snake_case and _emphasis_", "snakecase and emphasis"],
  ["step-by-step", "step by step"],
  ["**bold** `code`\n# Heading\n- item\n* item", "bold code Heading item item"],
  ["ﬁle №１", "file No1"],
  ["STRASSE", "straße"],
  ["caf\u00e9", "cafe\u0301"],
  ["“Yes” — it’s ‘here’…", "yes its here"],
  ["…", "..."],
  ["«Ждите», сказал он", "ждите сказал ОН"],
  ["soft\u00adhyphen", "softhyphen"],
  ["❤️", "❤"],
])("%j and %j have the same tokens", (one, other) => expect(tokensOf(one)).toEqual(tokensOf(other)));

test.each([
  ["Is it 1.5?", "Is it 15?"],
  ["What is C++?", "What is C?"],
  ["What is C#?", "What is C++?"],
  ["a + b", "a / b"],
  ["a * b", "a b"],
  ["f(-5)", "f(5)"],
  ["5 %", "5"],
  ["?", "!"],
  ["résumé", "resume"],
  ["क", "कि"],
  ["𠀀", "𠀁"],
  ["😀", "😁"],
])("%j and %j have not", (one, other) => expect(tokensOf(one)).not.toEqual(tokensOf(other)));

test.each([
  ["How do I sort a list of names in Python 3.12?", 11],
  ["1,000 rows, 5 columns", 4],
  ["如何计算成本？", 6],
  ["カタカナとひらがな", 9],
  // A vowel or tone sign above or below goes with its consonant.
  ["ภาษาไทยที่ดี", 9],
  ["컴퓨터를 사용하는 방법", 3],
  ["हिन्दी में लिखिए", 3],
  ["x=1+2", 5],
  ["?!。", 3],
  ["", 1],
  [" \n", 1],
])("%j has %d tokens", (text, count) => expect(tokensOf(text)).toHaveLength(count));

test("only the first 512 tokens count, however long the text", () => {
  const start = Array.from({ length: MAX_TOKENS }, (_, at) => `word${at}`).join(" ");
  expect(tokensOf(`${start} and more`)).toEqual(tokensOf(start));
  expect(tokensOf("x".repeat(5_000_000))).toHaveLength(1);
});

test("there is always a token, and letter case and white space around never matter", () =>
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const tokens = tokensOf(text);
      expect(tokens.length).toBeGreaterThan(0);
      expect(tokensOf(`\n ${text.toUpperCase()} `)).toEqual(tokens);
    }),
    // Its capital letter is three characters, which come back as two.
    { examples: [["ΐ"]] },
  ));
