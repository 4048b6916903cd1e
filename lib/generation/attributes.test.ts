import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Axes, attributesKey, combinationAt, type SpreadCall, spreadAttributes } from "./attributes.ts";
import { callsPerSeed, planCalls } from "./plan.ts";

const axis = (name: string, values: number) => ({ name, values: Array.from({ length: values }, (_, index) => `${name} ${index}`) });
const axesWith = (label: number | null, sizes: readonly number[]): Axes => ({
  label: label === null ? null : axis("label", label),
  attributes: sizes.map((size, index) => axis(`attribute ${index}`, size)),
});

const shape = fc.record({
  seeds: fc.integer({ min: 1, max: 12 }),
  rows: fc.integer({ min: 1, max: 40 }),
  perCall: fc.integer({ min: 1, max: 8 }),
});
const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });

const sum = (calls: readonly SpreadCall[]) => calls.reduce((total, { count }) => total + count, 0);
const tally = (keys: readonly string[]) => [...Map.groupBy(keys, (key) => key).values()].map((group) => group.length);
const spreadOf = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);
const valuesOf = (calls: readonly SpreadCall[], name: string, values: readonly string[]) =>
  values.map((value) => calls.filter((call) => call.attributes?.[name] === value));

describe("combinations", () => {
  test("all come once before one comes again, and each stretch from the beginning is even in every attribute", () => {
    fc.assert(
      fc.property(sizes, (all) => {
        const product = all.reduce((total, size) => total * size, 1);
        const places = Array.from({ length: product * 2 }, (_, place) => combinationAt(place, all));
        expect(new Set(places.slice(0, product).map(String)).size).toBe(product);
        expect(places.slice(product)).toEqual(places.slice(0, product));
        for (const [index, size] of all.entries()) {
          const counts = Array<number>(size).fill(0);
          for (const place of places) {
            const digit = place[index] ?? 0;
            counts[digit] = (counts[digit] ?? 0) + 1;
            expect(spreadOf(counts)).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});

describe("attributes", () => {
  test("every value gets its share of the calls but for one, and so does every combination", () => {
    fc.assert(
      fc.property(shape, sizes, fc.option(fc.integer({ min: 2, max: 5 })), ({ seeds, rows, perCall }, all, label) => {
        const axes = axesWith(label, all);
        const calls = spreadAttributes(planCalls(seeds, rows, perCall), axes);
        expect(sum(calls)).toBe(seeds * rows);
        for (const { name, values } of axes.attributes) {
          const counts = valuesOf(calls, name, values).map((own) => own.length);
          for (const count of counts) expect(Math.abs(count - calls.length / values.length)).toBeLessThanOrEqual(1);
        }
        const keys = calls.map(({ attributes = {} }) => attributesKey({ ...attributes, label: "" }));
        const product = all.reduce((total, size) => total * size, 1);
        const counts = tally(keys);
        if (keys.length >= product) expect(counts).toHaveLength(product);
        expect(spreadOf(counts.length < product ? [...counts, 0] : counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("by rows no value is ahead of another by more than three calls, although calls differ in size", () => {
    fc.assert(
      fc.property(shape, sizes, ({ seeds, rows, perCall }, all) => {
        const axes = axesWith(null, all);
        const calls = spreadAttributes(planCalls(seeds, rows, perCall), axes);
        for (const { name, values } of axes.attributes)
          expect(spreadOf(valuesOf(calls, name, values).map(sum))).toBeLessThanOrEqual(3 * perCall);
      }),
    );
  });

  test("no seed goes together with a value, although there are as many seeds as values", () => {
    const calls = spreadAttributes(planCalls(5, 50, 5), axesWith(null, [5]));
    for (let seed = 0; seed < 5; seed += 1)
      expect(tally(calls.filter((call) => call.seed === seed).map(({ attributes }) => attributesKey(attributes)))).toEqual([2, 2, 2, 2, 2]);
  });

  test("the same calls get the same values, in the order in which they are queued", () => {
    const calls = planCalls(4, 12, 5);
    const axes = axesWith(null, [3, 2]);
    expect(spreadAttributes(calls, axes)).toEqual(spreadAttributes(calls, axes));
    expect(spreadAttributes(calls, axes).map(({ attributes: _, ...call }) => call)).toEqual(calls);
  });

  test("without any, calls stay as they are", () => {
    const calls = planCalls(3, 7, 3);
    expect(spreadAttributes(calls, { label: null, attributes: [] })).toEqual(calls);
  });
});

describe("a balanced field", () => {
  test("has the same rows for each value, but for one, in all and in each seed; calls stay as small as asked", () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 2, max: 6 }), ({ seeds, rows, perCall }, values) => {
        const axes = axesWith(values, []);
        const names = axes.label?.values ?? [];
        const calls = spreadAttributes(planCalls(seeds, rows, perCall), axes);
        expect(spreadOf(valuesOf(calls, "label", names).map(sum))).toBeLessThanOrEqual(1);
        for (let seed = 0; seed < seeds; seed += 1) {
          const own = calls.filter((call) => call.seed === seed);
          expect(sum(own)).toBe(rows);
          expect(spreadOf(valuesOf(own, "label", names).map(sum))).toBeLessThanOrEqual(1);
          expect(own.map(({ batch }) => batch)).toEqual(own.map((_, index) => index));
          expect(own).toHaveLength(callsPerSeed(rows, Math.min(rows, perCall), values));
        }
        expect(calls.every(({ count }) => count >= 1 && count <= perCall)).toBe(true);
      }),
    );
  });

  test("and attributes go together in every way", () => {
    const axes = axesWith(3, [2, 2]);
    const calls = spreadAttributes(planCalls(8, 30, 5), axes);
    const counts = tally(calls.map(({ attributes }) => attributesKey(attributes)));
    expect(counts).toHaveLength(12);
    expect(spreadOf(counts)).toBeLessThanOrEqual(1);
  });
});
