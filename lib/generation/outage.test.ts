import { expect, test } from "vitest";
import { createOutage } from "./outage.ts";

function setUp() {
  const time = { now: 1_000 };
  const outage = createOutage({ now: () => time.now, setTimeout: () => ({ cancel() {} }) });
  return { time, outage };
}

test("one broken connection among others is no outage", () => {
  const { outage } = setUp();
  expect(outage.unreachable("gone", true)).toBe(false);
  expect(outage.answering()).toBe(true);
  expect(outage.allowed(5)).toBe(Number.POSITIVE_INFINITY);
});

test("several in a row are, and so is one when nothing else is under way", () => {
  const several = setUp().outage;
  expect([1, 2, 3].map(() => several.unreachable("gone", true))).toEqual([false, false, true]);
  expect(setUp().outage.unreachable("gone", false)).toBe(true);
});

test("in an outage one probe is sent at a time, less and less often, until an answer comes", () => {
  const { time, outage } = setUp();
  outage.unreachable("nothing listens", false);
  expect(outage.allowed(0)).toBe(0);
  time.now += 500;
  expect(outage.allowed(0)).toBe(1);
  expect(outage.allowed(1)).toBe(0);
  outage.unreachable("nothing listens", false);
  time.now += 999;
  expect(outage.allowed(0)).toBe(0);
  time.now += 1;
  expect(outage.allowed(0)).toBe(1);
  expect(outage.lasted()).toBe(1_500);
  expect(outage.reason()).toBe("nothing listens");
  outage.answered();
  expect(outage.lasted()).toBe(0);
  expect(outage.allowed(3)).toBe(Number.POSITIVE_INFINITY);
});
