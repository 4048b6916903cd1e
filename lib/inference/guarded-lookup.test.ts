import { expect, test } from "vitest";
import { guardedLookup, isForbiddenAddress } from "./guarded-lookup.ts";

test.each([
  "169.254.169.254",
  "169.254.0.1",
  "::ffff:169.254.169.254",
  "::ffff:a9fe:a9fe",
  "64:ff9b::a9fe:a9fe",
  "[fd00:ec2::254]",
  "fe80::1%eth0",
  "100.100.100.200",
])("%s is a cloud's own address", (address) => {
  expect(isForbiddenAddress(address)).toBe(true);
});

test.each(["127.0.0.1", "10.0.0.5", "::1", "fd00::1", "8.8.8.8", "example.org", "169.255.0.1"])("%s may be called", (address) => {
  expect(isForbiddenAddress(address)).toBe(false);
});

test("a name is looked up, one address or all", async () => {
  const look = (all: boolean) =>
    new Promise((resolve) => guardedLookup("localhost", { all }, (error, address) => resolve(error ?? address)));
  expect(await look(false)).toMatch(/^(127\.0\.0\.1|::1)$/);
  expect(await look(true)).toContainEqual(expect.objectContaining({ family: expect.any(Number) }));
});
