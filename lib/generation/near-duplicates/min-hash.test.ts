import { expect, test } from "vitest";
import { createRandom } from "../../../e2e/inference-server/random.ts";
import { chanceOfCandidate } from "./bands.ts";
import { createWriteKeys } from "./min-hash.ts";

const random = createRandom(11);
const draw = (count: number) => Int32Array.from({ length: count }, () => Math.floor(random() * 2 ** 32));

test.each([
  { similarity: 0.5, size: 12, bands: 5, rows: 3 },
  { similarity: 0.5, size: 120, bands: 5, rows: 3 },
  { similarity: 0.8, size: 10, bands: 12, rows: 6 },
  { similarity: 0.8, size: 150, bands: 12, rows: 6 },
  { similarity: 0.25, size: 80, bands: 16, rows: 2 },
])("sets of $size elements agree in a band as often as the formula says: %o", ({ similarity, size, ...banding }) => {
  const writeKeys = createWriteKeys(banding);
  const [keys, otherKeys] = [new Int32Array(banding.bands), new Int32Array(banding.bands)];
  const pairs = 2_000;
  const shared = Math.round((2 * size * similarity) / (1 + similarity));
  const actual = shared / (2 * size - shared);
  let candidates = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const common = draw(shared);
    writeKeys(Int32Array.of(...common, ...draw(size - shared)), size, keys, 0);
    writeKeys(Int32Array.of(...draw(size - shared), ...common), size, otherKeys, 0);
    if (keys.some((key, band) => key === otherKeys[band])) candidates++;
  }
  // The least and the greatest of one permutation are not quite independent in small sets: to the better.
  expect(candidates / pairs).toBeGreaterThan(chanceOfCandidate(actual, banding) - 0.03);
  expect(candidates / pairs).toBeLessThan(chanceOfCandidate(actual, banding) + 0.06);
});

test("equal sets have equal keys, in whatever order", () => {
  const writeKeys = createWriteKeys({ bands: 7, rows: 3 });
  const elements = draw(9);
  const [keys, otherKeys] = [new Int32Array(7), new Int32Array(7)];
  writeKeys(elements, 9, keys, 0);
  writeKeys(elements.toReversed(), 9, otherKeys, 0);
  expect(otherKeys).toEqual(keys);
});
