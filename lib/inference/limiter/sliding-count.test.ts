import { expect, test } from "vitest";
import { createRandom } from "../../../e2e/inference-server/random.ts";
import { SlidingCount } from "./sliding-count.ts";

test("counts what happened in the last span, and nothing for long after it", () => {
  const count = new SlidingCount(1_000);
  count.add(0);
  count.add(500, 2);
  expect(count.count(900)).toBe(3);
  expect(count.count(1_060)).toBe(2);
  expect(count.count(1_600)).toBe(0);
  count.add(5_000);
  expect(count.count(5_000)).toBe(1);
  count.remove(5_000);
  count.remove(500);
  expect(count.count(5_000)).toBe(0);
});

test("never forgets too early, against a plain list", () => {
  const random = createRandom(7);
  const count = new SlidingCount(2_000);
  const times: number[] = [];
  for (let now = 0; now < 60_000; now += Math.floor(random() * 90)) {
    count.add(now);
    times.push(now);
    const counted = count.count(now);
    expect(counted).toBeGreaterThanOrEqual(times.filter((at) => at > now - 2_000).length);
    expect(counted).toBeLessThanOrEqual(times.filter((at) => at > now - 2_100).length);
  }
});

test("tells when few enough will be left, and what happened in which second", () => {
  const count = new SlidingCount(10_000);
  for (const at of [1_000, 2_000, 3_000, 3_100]) count.add(at);
  expect(count.fallsTo(4, 4_000)).toBe(4_000);
  expect(count.fallsTo(3, 4_000)).toBe(11_050);
  expect(count.fallsTo(0, 4_000)).toBe(13_150);
  expect(count.bySecond(4_000)).toEqual([
    [1_999, 1],
    [2_999, 1],
    [3_999, 2],
  ]);
});
