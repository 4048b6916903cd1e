import { expect, test } from "vitest";
import { newField } from "@/lib/generation/output-fields.ts";
import { exampleErrors } from "./example-errors.ts";

const good = { prompt: "p", completion: "c" };

test("good examples have no errors", () => expect(exampleErrors([good], null)).toEqual({ message: "", byExample: new Map() }));

test("an error stands at its example, without repeating its number", () =>
  expect(exampleErrors([good, { prompt: "p", completion: " " }], null).byExample).toEqual(new Map([[1, "Write the completion."]])));

test("too many examples is an error of the list", () => {
  const { message, byExample } = exampleErrors(
    Array.from({ length: 21 }, () => good),
    null,
  );
  expect(message).toContain("there are 21");
  expect(byExample.size).toBe(0);
});

test("examples follow the fields of a row", () => {
  const fields = [newField("text"), { ...newField("label"), allowed: ["good", "bad"] }];
  expect(exampleErrors([{ text: "A", label: "good" }], fields).byExample.size).toBe(0);
  expect(exampleErrors([good, { text: "A", label: "fair" }], fields).byExample).toEqual(
    new Map([
      [0, "“prompt” is no field of a row."],
      [1, "The label must be one of: good, bad."],
    ]),
  );
});
