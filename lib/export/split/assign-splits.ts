import { planQuotas } from "./quotas.ts";
import { createRandom, shuffle } from "./random.ts";

export interface Strata {
  /** The seed of each row, numbered from 0. */
  seeds: Int32Array;
  /** The group of near copies of each row, numbered from 0; a row without any is a group of its own. */
  groups: Int32Array;
}

/**
 * Gives each row to one of the parts, so that near copies are in the same, and each seed's rows are divided in the given
 * shares: exactly to within a row where no near copies stand against it. The same rows and the same seed give the same parts.
 *
 * Groups go first, the largest before the others, each as a whole where its seeds have room for it; the single rows then
 * fill what is left.
 *
 * @param shares of the parts; they make 1 together
 * @param seed of the random numbers, 0 to 2³² − 1
 * @returns the part of each row
 */
export function assignSplits({ seeds, groups }: Strata, shares: readonly number[], seed: number): Uint8Array {
  const random = createRandom(seed);
  const parts = shares.length;
  const rooms = planQuotas(countEach(seeds), shares);
  const split = new Uint8Array(seeds.length);
  const groupSizes = countEach(groups);
  const byGroup = sortInto(groups, groupSizes);
  const several = [...groupSizes.keys()].filter((group) => (groupSizes[group] ?? 0) > 1);
  shuffle(several, random);
  several.sort((one, other) => (groupSizes[other] ?? 0) - (groupSizes[one] ?? 0));
  for (const group of several) {
    const members = byGroup.of(group);
    const part = placeGroup(members, { seeds, rooms, shares, random });
    for (const row of members) {
      split[row] = part;
      const room = (seeds[row] ?? 0) * parts + part;
      rooms[room] = (rooms[room] ?? 0) - 1;
    }
  }
  const bySeed = sortInto(seeds, countEach(seeds));
  for (let own = 0; own < bySeed.count; own++) {
    const singles = [...bySeed.of(own)].filter((row) => groupSizes[groups[row] ?? 0] === 1);
    shuffle(singles, random);
    const room = clampRoom(rooms.subarray(own * parts, own * parts + parts));
    let next = 0;
    for (let part = 0; part < parts; part++) for (let left = room[part] ?? 0; left > 0; left--) split[singles[next++] ?? 0] = part;
  }
  return split;
}

interface Rooms {
  seeds: Int32Array;
  /** What is left in each part for each seed. */
  rooms: Int32Array;
  shares: readonly number[];
  random: () => number;
}

/** The part in which a group takes least from what is no more there; among equals, the more room the likelier. */
function placeGroup(members: Int32Array, { seeds, rooms, shares, random }: Rooms): number {
  const wanted = new Map<number, number>();
  for (const row of members) wanted.set(seeds[row] ?? 0, (wanted.get(seeds[row] ?? 0) ?? 0) + 1);
  const options = shares.flatMap((share, part) => {
    if (share === 0) return [];
    let missing = 0;
    let room = 0;
    for (const [seed, rows] of wanted) {
      const free = rooms[seed * shares.length + part] ?? 0;
      missing += Math.max(0, rows - free);
      room += Math.max(0, free);
    }
    return [{ part, missing, room }];
  });
  const least = Math.min(...options.map(({ missing }) => missing));
  const best = options.filter(({ missing }) => missing === least);
  let drawn = random() * best.reduce((sum, { room }) => sum + room, 0);
  for (const { part, room } of best) {
    drawn -= room;
    if (drawn < 0) return part;
  }
  return best[0]?.part ?? 0;
}

/** Where groups took more than there was, the other parts have less, the largest first; the sum stays. */
function clampRoom(room: Int32Array): number[] {
  const clamped = [...room].map((free) => Math.max(0, free));
  for (let over = [...room].reduce((sum, free) => sum + Math.max(0, -free), 0); over > 0; over--) {
    const largest = clamped.indexOf(Math.max(...clamped));
    clamped[largest] = (clamped[largest] ?? 0) - 1;
  }
  return clamped;
}

function countEach(numbers: Int32Array): Int32Array {
  let most = -1;
  for (const number of numbers) if (number > most) most = number;
  const counts = new Int32Array(most + 1);
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
  return counts;
}

/** The places of each number, in order. */
function sortInto(numbers: Int32Array, counts: Int32Array) {
  const starts = new Int32Array(counts.length + 1);
  for (let number = 0; number < counts.length; number++) starts[number + 1] = (starts[number] ?? 0) + (counts[number] ?? 0);
  const next = starts.slice();
  const places = new Int32Array(numbers.length);
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0;
    const at = next[number] ?? 0;
    places[at] = place;
    next[number] = at + 1;
  }
  return { count: counts.length, of: (number: number) => places.subarray(starts[number], starts[number + 1]) };
}
