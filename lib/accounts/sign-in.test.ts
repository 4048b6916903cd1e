import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { database } from "../db/client.ts";
import { checkPassword } from "./sign-in.ts";
import { createUser } from "./users.ts";

const EMAIL = "ada@example.com";
const PASSWORD = "seven green wheels";
const HOME = "203.0.113.7";

let id = "";
beforeAll(async () => {
  await useTestDatabase();
  ({ id } = await createUser({ email: EMAIL, password: PASSWORD, role: "member" }));
});
beforeEach(async () => {
  await database().rateLimit.deleteMany();
  // Only the clock: timers and the database are real.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-01T12:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
const fail = (address: string | null = null, email = EMAIL) =>
  checkPassword(email, "not the password", address).catch((error) => error.message);
const WRONG = "The email address or the password is not right.";

async function failTimes(times: number, address: string | null = null) {
  for (let count = 0; count < times; count++) expect(await fail(address)).toBe(WRONG);
}

test("the right password signs in, and a wrong one says the same as an unknown address", async () => {
  expect(await checkPassword(" ADA@example.com", PASSWORD, null)).toEqual({ id });
  expect(await fail()).toBe(WRONG);
  expect(await fail(null, "nobody@example.com")).toBe(WRONG);
  expect(await fail(null, "not an address")).toBe(WRONG);
  await expect(checkPassword(EMAIL, "x".repeat(10_000), null)).rejects.toThrow(WRONG);
});

test("an account without a password cannot be signed in to with one", async () => {
  await database().user.create({ data: { email: "oidc@example.com", name: "O", role: "member", oidcSubject: "https://id.example|1" } });
  for (const password of ["", "the password of nobody"])
    await expect(checkPassword("oidc@example.com", password, null)).rejects.toThrow(WRONG);
});

test("failures slow the account down, the wait grows, and the right password works after it", async () => {
  await failTimes(5);
  expect(await fail()).toBe("Too many tries. Try again in 5 seconds.");
  await expect(checkPassword(EMAIL, PASSWORD, null)).rejects.toThrow("Try again in 5 seconds.");
  pass(2);
  expect(await fail()).toBe("Too many tries. Try again in 3 seconds.");
  for (const wait of [5, 10, 20]) {
    pass(wait);
    expect(await fail()).toBe(WRONG);
  }
  expect(await fail()).toBe("Too many tries. Try again in 40 seconds.");
  pass(40);
  expect(await checkPassword(EMAIL, PASSWORD, null)).toEqual({ id });
});

test("signing in forgets the account's failures", async () => {
  await failTimes(4);
  await checkPassword(EMAIL, PASSWORD, null);
  await failTimes(5);
});

test("nobody is locked out for more than five minutes, however often it was tried", async () => {
  await failTimes(5);
  for (let tries = 0; tries < 40; tries++) {
    pass(300);
    expect(await fail()).toBe(WRONG);
    expect(await fail()).toMatch(/^Too many tries\. Try again in (\d+ seconds|[1-5] minutes?)\.$/);
  }
  pass(300);
  expect(await checkPassword(EMAIL, PASSWORD, null)).toEqual({ id });
});

test("a burst of guesses at once is counted before it is answered", async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => fail()));
  expect(answers.filter((answer) => answer === WRONG).length).toBeLessThanOrEqual(5);
});

test("an address that tries many accounts is slowed, other addresses are not", async () => {
  for (let count = 0; count < 31; count++) expect(await fail(HOME, `person${count}@example.com`)).toBe(WRONG);
  expect(await fail(HOME, "another@example.com")).toMatch(/^Too many tries/);
  expect(await fail("198.51.100.1", "another@example.com")).toBe(WRONG);
  pass(5);
  expect(await checkPassword(EMAIL, PASSWORD, HOME)).toEqual({ id });
});

test("strangers who try an account do not keep its owner out at an address they have signed in from", async () => {
  await checkPassword(EMAIL, PASSWORD, HOME);
  for (let count = 0; count < 8; count++) await fail(`198.51.100.${count}`);
  expect(await fail("198.51.100.9")).toMatch(/^Too many tries/);
  expect(await checkPassword(EMAIL, PASSWORD, HOME)).toEqual({ id });
  await failTimes(5, HOME);
  await expect(checkPassword(EMAIL, PASSWORD, HOME)).rejects.toThrow("Too many tries");
});
