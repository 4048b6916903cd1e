import { expect, test } from "vitest";
import { AppError } from "../errors.ts";
import { codeOfSignInError, explainSignInError } from "./sign-in-errors.ts";
import { TooManyTries } from "./too-many-tries.ts";

test("an error keeps its sentence on the way through next-auth", () => {
  for (const error of [new TooManyTries(39_001), new AppError("unauthorized:sign-in", "The email address or the password is not right.")])
    expect(explainSignInError(codeOfSignInError(error) ?? "")).toBe(error.message);
  expect(codeOfSignInError(new Error("connection lost"))).toBeNull();
});

test.each(["Send your password to evil.example", "too-many:99999999", "constructor", "__proto__", "", "OAuthCallback"])(
  "“%s” in the address is not shown",
  (code) => expect(explainSignInError(code)).toMatch(/^Signing in did not work\./),
);
