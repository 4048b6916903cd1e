/** Of the pairs exactly as similar as must be found, at least this share become candidates. */
const RECALL = 0.97;

export interface Banding {
  bands: number;
  /** MinHash values that must all agree within one band. */
  rows: number;
}

/** How likely two sets of a Jaccard similarity agree in at least one band: 1 − (1 − sʳ)ᵇ. */
export const chanceOfCandidate = (similarity: number, { bands, rows }: Banding): number => 1 - (1 - similarity ** rows) ** bands;

/**
 * How many bands of how many MinHash values find pairs of sets of this Jaccard similarity (0 to 1) with a recall of 0.97:
 * the most rows a band, so that least is found that is less similar, with which all bands together need no more than
 * `values` MinHash values, which is what the time for one text grows with.
 *
 * Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4.
 */
export function planBands(similarity: number, values: number): Banding {
  let best: Banding = { bands: 1, rows: 1 };
  for (let rows = 1; rows <= values; rows++) {
    const missed = Math.log(1 - similarity ** rows);
    const bands = missed === Number.NEGATIVE_INFINITY ? 1 : Math.ceil(Math.log(1 - RECALL) / missed);
    if (bands * rows > values) break;
    best = { bands, rows };
  }
  return best;
}
