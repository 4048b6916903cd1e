import { expect, test } from "vitest";
import { exampleErrors } from "./example-errors.ts";

const good = { prompt: "p", completion: "c" };

test("good examples have no errors", () => expect(exampleErrors([good])).toEqual({ message: "", byExample: new Map() }));

test("an error stands at its example, without repeating its number", () =>
  expect(exampleErrors([good, { prompt: "p", completion: " " }]).byExample).toEqual(new Map([[1, "Write the completion."]])));

test("too many examples is an error of the list", () => {
  const { message, byExample } = exampleErrors(Array.from({ length: 21 }, () => good));
  expect(message).toContain("there are 21");
  expect(byExample.size).toBe(0);
});
