import { offerRows } from "../generation/accept.ts";
import { identityOf, inFieldOrder, type RowData, type RowShape } from "../generation/fields/row-shape.ts";
import { promptHash } from "../generation/hash.ts";
import { createNearDuplicateIndex, type NearDuplicateIndex } from "../generation/near-duplicates/index.ts";
import type { StoredExample } from "./forms.ts";

/** Takes rows one after the other and keeps those that are unlike all before them. */
export class RowTaker {
  readonly #shape: RowShape;
  readonly #hashes = new Set<string>();
  readonly #near: NearDuplicateIndex = createNearDuplicateIndex({ measure: "shingles", threshold: 0.8 });
  readonly rows: RowData[] = [];
  /** Rows that were left out, because they repeat one that is there or are much like it. */
  duplicates = 0;

  /** @param known samples that there are already */
  constructor(shape: RowShape, known: readonly StoredExample[]) {
    this.#shape = shape;
    for (const row of known) this.#remember(typeof row === "string" ? row : identityOf(shape, row));
  }

  /** Keeps at most `most` of an answer's rows. */
  take(answered: readonly RowData[], most: number): void {
    const { offered, repeats } = offerRows(answered, this.#shape, most);
    this.duplicates += repeats.length;
    for (const { data } of offered)
      if (this.#remember(identityOf(this.#shape, data))) this.rows.push(inFieldOrder(this.#shape, data));
      else this.duplicates++;
  }

  /** False when it is known, exactly or nearly. */
  #remember(identity: string): boolean {
    const hash = promptHash(identity);
    const prepared = this.#near.prepare(identity);
    if (this.#hashes.has(hash) || this.#near.find(prepared) !== null) return false;
    this.#hashes.add(hash);
    this.#near.add(prepared);
    return true;
  }
}
