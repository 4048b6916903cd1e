import { expect, test } from "vitest";
import { tokenise } from "./tokens.ts";

const kinds = (text: string) => tokenise(text).flatMap(({ text: piece, kind }) => (kind ? [`${kind} ${piece}`] : []));

test("keys, texts, numbers and words are told apart", () => {
  expect(kinds('{"a": "b\\"c", "n": [-1.5e3, true, null]}')).toEqual([
    ...['key "a"', 'string "b\\"c"', 'key "n"', "number -1.5e3", "word true", "word null"],
  ]);
});

test("the pieces are the text, whatever it is", () => {
  for (const text of ["", "no json", '{"half": "a', '{"a": 1}\n', "event: progress\ndata: {}\n\n"])
    expect(
      tokenise(text)
        .map(({ text: piece }) => piece)
        .join(""),
    ).toBe(text);
});
