import { identityOf } from "../../generation/fields/row-shape.ts";
import type { NearDuplicateSettings } from "../../generation/near-duplicates/index.ts";
import { createPace } from "../../pace.ts";
import { streamRows } from "../../review/stream-rows.ts";
import { SPLITS, type Split, type SplitSettings } from "../settings.ts";
import type { ExportSource } from "../source.ts";
import { assignSplits } from "./assign-splits.ts";
import { createNearGroups } from "./near-groups.ts";
import { NumberList } from "./number-list.ts";

/** Which part each row of an export belongs to. */
export interface Assignment {
  counts: Record<Split, number>;
  /** Rows that are near copies of others. */
  nearCopies: number;
  /** Undefined for a row that was not there, or not in the filter, when the rows were divided. */
  splitOf(rowId: string): Split | undefined;
}

export interface SplitOptions {
  signal?: AbortSignal | undefined;
  /** Called with the number of rows read so far. */
  onProgress?: ((rows: number) => void) | undefined;
}

/**
 * Divides the rows of an export: near copies by the dataset's own measure (by default shingles at 0.8) are in the same part,
 * each seed's rows in the given shares. It reads every row once and keeps about 150 bytes of each.
 * @throws the signal's reason when it is aborted
 */
export async function splitRows(source: ExportSource, settings: SplitSettings, options: SplitOptions = {}): Promise<Assignment> {
  const { shape } = source;
  const groups = createNearGroups(measureOf(source));
  // Row ids are below 2⁵³ for longer than anybody will make rows.
  const ids = new NumberList();
  const seeds = new NumberList();
  const pace = createPace();
  for await (const batch of streamRows(source.id, source.filter)) {
    for (const { id, seedId, data } of batch) {
      ids.add(Number(id));
      seeds.add(Number(seedId ?? 0));
      groups.add(identityOf(shape, data));
      const pause = pace();
      if (pause) await pause;
    }
    options.signal?.throwIfAborted();
    options.onProgress?.(ids.count);
  }
  const grouped = await groups.group();
  options.signal?.throwIfAborted();
  const shares = SPLITS.map((split) => settings[split] / 100);
  const parts = assignSplits({ seeds: numberEach(seeds.toArray()), groups: grouped }, shares, settings.seed);
  return toAssignment(ids.toArray(), parts, countCopies(grouped));
}

/** By which measure rows are near copies: the one that the dataset was made with, be it switched off. */
function measureOf({ draft }: ExportSource): NearDuplicateSettings {
  const { measure, threshold } = draft.prompt.nearDuplicates;
  return threshold === null ? { measure: "shingles", threshold: 0.8 } : { measure, threshold };
}

/** Numbers as they are → numbered from 0, in their order. */
function numberEach(numbers: Float64Array): Int32Array {
  const sorted = numbers.toSorted();
  let distinct = 0;
  for (let place = 0; place < sorted.length; place++)
    if (place === 0 || sorted[place] !== sorted[place - 1]) sorted[distinct++] = sorted[place] ?? 0;
  const known = sorted.subarray(0, distinct);
  return Int32Array.from(numbers, (number) => findNumber(known, number));
}

function toAssignment(ids: Float64Array, parts: Uint8Array, nearCopies: number): Assignment {
  // Rows were read in the order of their ids, which only grow.
  const counts = { train: 0, validation: 0, test: 0 };
  for (const part of parts) counts[SPLITS[part] ?? "train"]++;
  return {
    ...{ counts, nearCopies },
    splitOf(rowId) {
      const place = findNumber(ids, Number(rowId));
      return place < 0 ? undefined : SPLITS[parts[place] ?? 0];
    },
  };
}

/** Its place in an array in ascending order; −1 where it is not. */
function findNumber(sorted: Float64Array, wanted: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = sorted[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function countCopies(groups: Int32Array): number {
  let first = -1;
  let copies = 0;
  // A group's number is new where its first text stands.
  for (const group of groups)
    if (group > first) first = group;
    else copies++;
  return copies;
}
