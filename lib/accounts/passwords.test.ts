import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./passwords.ts";

test("hashes are argon2id with OWASP's parameters and a salt of their own", async () => {
  const [one, two] = await Promise.all([hashPassword("seven green wheels"), hashPassword("seven green wheels")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
});

test("only the right password matches, however its letters were composed", async () => {
  const hash = await hashPassword("cafe\u0301 au lait");
  expect(await verifyPassword(hash, "caf\u00e9 au lait")).toBe(true);
  expect(await verifyPassword(hash, "cafe au lait")).toBe(false);
  expect(await verifyPassword(null, "the password of nobody")).toBe(false);
});
