import { expect, test } from "vitest";
import { passwordProblem } from "./password-rules.ts";

test.each(["short", "ninechars", "", "password1234", "Password!2024", "qwertyuiop", "1234567890", "0987654321", "abcdefghijkl"])(
  "“%s” is refused with a sentence",
  (password) => expect(passwordProblem(password)).toMatch(/\.$/),
);

test.each(["aaaaaaaaaaaa", "ababababab", "WelcomeWelcome", "2024-iloveyou-2024", "x".repeat(201)])("“%s” is refused", (password) =>
  expect(passwordProblem(password)).not.toBeNull(),
);

test.each([
  "seven green wheels",
  "tr4velling-Owl",
  "passwords are long",
  "ünïcödé wörds",
  `${"k".repeat(10)}7Zq`,
  "漢字漢字仮名仮名交じり文",
])("“%s” is accepted", (password) => expect(passwordProblem(password)).toBeNull());

test("the limits are 10 and 200 characters", () => {
  expect(passwordProblem("abcXdefYg")).not.toBeNull();
  expect(passwordProblem("abcXdefYgh")).toBeNull();
  expect(passwordProblem("abcX".repeat(50))).toBeNull();
  expect(passwordProblem(`${"abcX".repeat(50)}!`)).not.toBeNull();
});
