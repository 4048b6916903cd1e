import { expect, test } from "vitest";
import { claimsSchema, decideOidcUser, type OidcFacts } from "./oidc-rules.ts";

const claims = { iss: "https://id.example", sub: "42", email: "Ada@Example.com ", email_verified: true, name: "Ada" };
const nobody: OidcFacts = { isFirstVisit: false, bySubject: null, byEmail: null, signUp: false };

test("a linked identity signs in, whatever its email address is now", () => {
  const decision = decideOidcUser({ ...claims, email: undefined }, { ...nobody, bySubject: { id: "a" } });
  expect(decision).toEqual({ kind: "sign-in", userId: "a" });
});

test("a verified address links its account, once", () => {
  expect(decideOidcUser(claims, { ...nobody, byEmail: { id: "a", oidcSubject: null } })).toEqual({ kind: "link", userId: "a" });
  const other = { ...nobody, byEmail: { id: "a", oidcSubject: "https://id.example|7" } };
  expect(decideOidcUser(claims, other)).toEqual({ kind: "refuse", reason: "oidc-other-identity" });
});

test.each([false, undefined])("an address that is not verified (%s) links and creates nothing", (email_verified) => {
  const unverified = { ...claims, email_verified };
  const facts = { ...nobody, byEmail: { id: "a", oidcSubject: null }, signUp: true };
  expect(decideOidcUser(unverified, facts)).toEqual({ kind: "refuse", reason: "oidc-unverified" });
  expect(decideOidcUser(unverified, { ...facts, byEmail: null })).toEqual({ kind: "refuse", reason: "oidc-unverified" });
});

test("a stranger gets an account only where sign-up is allowed", () => {
  expect(decideOidcUser(claims, nobody)).toEqual({ kind: "refuse", reason: "oidc-no-account" });
  expect(decideOidcUser(claims, { ...nobody, signUp: true })).toEqual({ kind: "create", email: "ada@example.com", name: "Ada" });
  expect(decideOidcUser({ ...claims, name: " " }, { ...nobody, signUp: true })).toMatchObject({ name: "ada" });
  expect(decideOidcUser({ ...claims, email: "" }, { ...nobody, signUp: true })).toEqual({ kind: "refuse", reason: "oidc-no-email" });
});

test("the first account is made by setup, not by a provider", () => {
  expect(decideOidcUser(claims, { ...nobody, isFirstVisit: true, signUp: true })).toEqual({ kind: "refuse", reason: "oidc-setup" });
});

test("`email_verified` may come as a string, as some providers send it", () => {
  expect(claimsSchema.parse({ ...claims, email_verified: "true" }).email_verified).toBe(true);
  expect(claimsSchema.parse({ ...claims, email_verified: "false" }).email_verified).toBe(false);
  expect(claimsSchema.safeParse({ ...claims, sub: "" }).success).toBe(false);
});
