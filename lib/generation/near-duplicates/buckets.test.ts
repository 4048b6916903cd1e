import { expect, test } from "vitest";
import { createRandom } from "../../../e2e/inference-server/random.ts";
import { Buckets } from "./buckets.ts";

test("every band gives the entries of a key, the newest first, however many", () => {
  const random = createRandom(5);
  const buckets = new Buckets(3);
  const model = new Map<string, number[]>();
  const total = 20_000;
  // A few keys have thousands of entries, many have one.
  const draw = () => Math.floor(random() ** 4 * 2 ** 20) - 2 ** 19;
  for (let entry = 0; entry < total; entry++) {
    const keys = Int32Array.of(draw(), draw(), 0);
    buckets.add(keys, 0, entry);
    keys.forEach((key, band) => {
      const known = model.get(`${band} ${key}`);
      if (known) known.push(entry);
      else model.set(`${band} ${key}`, [entry]);
    });
  }
  const values = new Int32Array(3);
  const list = (value: number, most: number) => {
    const found: number[] = [];
    const count = buckets.pool.forEachRun(value, most, (words, start, end) => found.push(...words.subarray(start, end).toReversed()));
    expect(count).toBe(found.length);
    return found;
  };
  for (let probe = 0; probe < 200; probe++) {
    const keys = Int32Array.of(draw(), draw(), 0);
    buckets.get(keys, 0, values);
    keys.forEach((key, band) => {
      const all = (model.get(`${band} ${key}`) ?? []).toReversed();
      if (band < 2) expect(list(values[band] ?? 0, total)).toEqual(all);
      expect(list(values[band] ?? 0, 150).toSorted((a, b) => b - a)).toEqual(all.slice(0, 150));
      expect(buckets.pool.isLarge(values[band] ?? 0)).toBe(all.length > 115);
    });
  }
});
