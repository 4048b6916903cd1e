import type { Draft } from "./config.ts";
import { balancedField } from "./output-fields.ts";
import { type PlannedCall, splitRows } from "./plan.ts";

// Lists of values whose combinations are spread over the rows (AttrPrompt, https://arxiv.org/abs/2306.15895): each call is
// given one value of each. A balanced field is the same, but its value stands in the rows, and so it is spread by rows.

/** Name → value. */
export type Attributes = Readonly<Record<string, string>>;

interface Axis {
  name: string;
  values: readonly string[];
}

export interface Axes {
  /** The balanced field. */
  label: Axis | null;
  attributes: readonly Axis[];
}

/** What is spread over a draft's calls; a list without a name or values is left out. */
export function axesOf(prompt: Pick<Draft["prompt"], "outputFields" | "attributes">): Axes {
  const label = balancedField(prompt.outputFields);
  const attributes = prompt.attributes.flatMap(({ name, values }): Axis[] => {
    const filled = values.map((value) => value.trim()).filter(Boolean);
    return name.trim() !== "" && filled.length > 0 ? [{ name: name.trim(), values: filled }] : [];
  });
  return { label: label && { name: label.name, values: label.allowed }, attributes };
}

/** A call with the values that all its rows are to have. */
export interface SpreadCall extends PlannedCall {
  attributes?: Attributes;
}

/**
 * Gives planned calls their attributes; always the same for the same calls. Each seed's rows are shared out to the values
 * of the balanced field, by rows: in each seed and in all the shares differ by one row at most, so its calls are cut anew.
 * Of every other attribute each value, and each combination, gets a share of the calls that is right to one call.
 * @param calls in the order in which they are to be queued
 */
export function spreadAttributes(calls: readonly PlannedCall[], { label, attributes }: Axes): SpreadCall[] {
  const cut: SpreadCall[] = label ? splitByLabel(calls, label) : [...calls];
  if (attributes.length === 0) return cut;
  // Calls of one value of the label, and calls of one size, follow one another in the sequence of combinations, each
  // seed's in a row: so neither label nor size nor seed goes together with a value.
  const order = cut
    .map((call, index) => ({ call, index, value: label ? label.values.indexOf(call.attributes?.[label.name] ?? "") : 0 }))
    .toSorted(
      (left, right) =>
        left.value - right.value ||
        right.call.count - left.call.count ||
        left.call.seed - right.call.seed ||
        left.call.batch - right.call.batch,
    );
  const sizes = attributes.map(({ values }) => values.length);
  for (const [place, { call, index }] of order.entries()) {
    const digits = combinationAt(place, sizes);
    const values = Object.fromEntries(attributes.map(({ name, values: all }, axis) => [name, all[digits[axis] ?? 0] ?? ""]));
    cut[index] = { ...call, attributes: { ...call.attributes, ...values } };
  }
  return cut;
}

/** Each seed's rows, in calls of one value of the label each and as large as before, round-robin over the seeds. */
function splitByLabel(calls: readonly PlannedCall[], label: Axis): SpreadCall[] {
  const perCall = Math.max(1, ...calls.map(({ count }) => count));
  const bySeed = Map.groupBy(calls, ({ seed }) => seed);
  const split: SpreadCall[] = [];
  // The rows that are left of a seed after equal shares go to the values in turn, from seed to seed.
  let turn = 0;
  for (const [seed, own] of [...bySeed].toSorted(([left], [right]) => left - right)) {
    const rows = own.reduce((sum, { count }) => sum + count, 0);
    const share = Math.floor(rows / label.values.length);
    const left = rows % label.values.length;
    const shares = label.values.map(() => share);
    for (let extra = 0; extra < left; extra += 1) {
      const place = (turn + extra) % shares.length;
      shares[place] = share + 1;
    }
    turn += left;
    const parts = label.values.map((value, index) => ({ value, counts: splitRows(shares[index] ?? 0, perCall) }));
    let batch = 0;
    for (let round = 0; parts.some(({ counts }) => round < counts.length); round += 1)
      for (const { value, counts } of parts) {
        const count = counts[round];
        if (count === undefined) continue;
        split.push({ seed, count, batch, attributes: { [label.name]: value } });
        batch += 1;
      }
  }
  return split.toSorted((left, right) => left.batch - right.batch || left.seed - right.seed);
}

/**
 * The combination at a place of an endless sequence: position of the value of each attribute. Any stretch of places has
 * each combination equally often, but for one; from the beginning on the same holds for each value of each attribute.
 *
 * The attributes count up side by side, each around its own values; the later one of two skips a value whenever both are
 * back where they began, for otherwise they would never meet in another way (like the diagonals of a torus).
 */
export function combinationAt(place: number, sizes: readonly number[]): number[] {
  let period = 1;
  return sizes.map((size) => {
    const inside = place % (period * size);
    const together = (period * size) / greatestDivisor(period, size);
    period *= size;
    return (inside + Math.floor(inside / together)) % size;
  });
}

const greatestDivisor = (left: number, right: number): number => (right === 0 ? left : greatestDivisor(right, left % right));

/** The same for equal attributes, whatever the order of their names; empty for none. */
export const attributesKey = (attributes: Attributes | undefined): string =>
  attributes ? JSON.stringify(Object.entries(attributes).toSorted(([left], [right]) => (left < right ? -1 : 1))) : "";
