import { queryTexts } from "../db/text-queries.ts";
import type { DatasetFacts } from "./dataset-facts.ts";
import type { RowFilter } from "./filter.ts";
import { countAll, layIds, layKeys, orderOf, type Places, readAt, readFrom } from "./places.ts";
import { rememberPlaces } from "./places-memory.ts";
import { type Sequence, sequencesOf } from "./row-order.ts";
import type { RowSort } from "./row-sorts.ts";
import { searchInOrder, searchRows } from "./search/search-rows.ts";
import { among, textCondition } from "./select-rows.ts";

interface Wanted {
  filter: RowFilter;
  sort: RowSort;
  offset: number;
  limit: number;
}

export interface FindLimits {
  /** Rows that are passed over one by one: it takes less than finding all places once. */
  shortWalk: number;
  /** The key of one row in so many is kept. */
  step: number;
  /** Rows that a search looks at before it looks for all that there are: a common word is in enough of them. */
  firstLook: number;
  /** Finds of a search whose ids are kept; of more, which lie close together, the keys of one in `step`. */
  mostIds: number;
  /** Rows of a dataset that may have a search index. */
  leastIndexed?: number;
}

const LIMITS: FindLimits = { shortWalk: 20_000, step: 1_000, firstLook: 4_000, mostIds: 200_000 };

/** The ids of the rows at a place under a filter, in order. */
export async function findPageIds(facts: DatasetFacts, { filter, sort, offset, limit }: Wanted, limits = LIMITS): Promise<string[]> {
  const found: string[] = [];
  let before = 0;
  for (const [index, sequence] of sequencesOf(facts, filter, sort).entries()) {
    const part = new SequenceReader(facts, { filter, sort, index }, sequence, limits);
    const start = Math.max(0, offset - before);
    found.push(...(await part.read(start, limit - found.length)));
    if (found.length >= limit) break;
    before += await part.count();
  }
  return found;
}

/** One of the sequences that an order consists of. */
class SequenceReader {
  readonly #facts: DatasetFacts;
  readonly #filter: RowFilter;
  readonly #sort: RowSort;
  readonly #index: number;
  readonly #sequence: Sequence;
  readonly #limits: FindLimits;

  constructor(
    facts: DatasetFacts,
    { filter, sort, index }: { filter: RowFilter; sort: RowSort; index: number },
    sequence: Sequence,
    limits: FindLimits,
  ) {
    this.#limits = limits;
    this.#facts = facts;
    this.#filter = filter;
    this.#sort = sort;
    this.#index = index;
    this.#sequence = sequence;
  }

  async read(offset: number, limit: number): Promise<string[]> {
    const isSearch = this.#filter.text !== undefined;
    if (!isSearch && offset < this.#limits.shortWalk) return readFrom(this.#sequence, null, offset, limit);
    if (isSearch) {
      const near = (await this.#lookNear(offset, limit)) ?? (await this.#lookOn(offset, limit));
      if (near) return near;
    }
    return readAt(this.#sequence, await this.#places(), offset, limit);
  }

  async count(): Promise<number> {
    return countAll(this.#sequence, await this.#places());
  }

  #places(): Promise<Places> {
    const find = async () => (await this.#search()) ?? layKeys(this.#sequence, this.#limits.step);
    return rememberPlaces(this.#facts, this.#filter, `${this.#sort} ${this.#index}`, find);
  }

  /** All that a search finds, when it is one and finds few enough. */
  async #search(): Promise<Places | null> {
    const { text, ...others } = this.#filter;
    if (text === undefined) return null;
    const found = await searchRows(this.#facts, text, this.#limits.leastIndexed);
    const sequence = sequencesOf(this.#facts, others, this.#sort)[this.#index];
    if (!found || !sequence) return layIds(this.#sequence, this.#limits.mostIds);
    return layIds(among(sequence, found), this.#limits.mostIds);
  }

  /** What a search finds among the first rows; null when that is not enough. */
  async #lookNear(offset: number, limit: number): Promise<string[] | null> {
    if (offset + limit > this.#limits.firstLook) return null;
    const { text = "", ...others } = this.#filter;
    const sequence = sequencesOf(this.#facts, others, this.#sort)[this.#index];
    if (!sequence) return null;
    const parameters = [...sequence.parameters];
    const condition = textCondition(text, (value) => `$${parameters.push(value)}`);
    const found = await queryTexts(
      `select r.id from (
        select ${sequence.id} as id, row_number() over (order by ${orderOf(sequence)}) as place from ${sequence.from} where ${sequence.where}
        order by ${orderOf(sequence)} limit ${this.#limits.firstLook}) as near
      join rows r on r.id = near.id where ${condition} order by near.place offset ${offset} limit ${limit}`,
      parameters,
    );
    return found.length === limit ? found.map(([id]) => id ?? "") : null;
  }

  /** What a search finds first by the index; null where that does not help, or finds not enough. */
  async #lookOn(offset: number, limit: number): Promise<string[] | null> {
    const { text = "", ...others } = this.#filter;
    const sequence = sequencesOf(this.#facts, others, this.#sort)[this.#index];
    const inOrder = sequence?.keys.length === 1;
    if (!sequence || !inOrder || offset + limit > this.#limits.firstLook) return null;
    const parts = await searchInOrder(this.#facts, text, sequence.descending, this.#limits.leastIndexed);
    if (!parts) return null;
    const found: string[] = [];
    for await (const ids of parts) {
      // The others of the filter's conditions.
      if (ids.length > 0) found.push(...(await readFrom(among(sequence, ids), null, 0, ids.length)));
      if (found.length >= offset + limit) break;
    }
    return found.slice(offset, offset + limit);
  }
}
