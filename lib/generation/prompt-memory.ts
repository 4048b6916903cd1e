import type { Transaction } from "../db/client.ts";
import type { JsonObject } from "../json.ts";
import { createPace } from "../pace.ts";
import { identityOf, type RowData, type RowShape } from "./fields/row-shape.ts";
import { createNearDuplicateIndex, type NearDuplicateSettings, type PreparedText } from "./near-duplicates/index.ts";

// The accepted prompts of one generation, as one worker knows them: an index of all that is stored, in which a near copy
// is found, and of what the commit under way is about to store. The database stays the truth: whoever holds the
// generation's lock catches up with it first.

/** The accepted row that another one is like: by its id, or by its hash when it is being stored in the same commit. */
export type Resembled = { rowId: string } | { hash: string };

export interface PromptMemory {
  /** What tells the row from others: a pair's prompt. */
  prepare(row: RowData): PreparedText;
  /**
   * Takes in the rows that were stored since the last time, whoever did. Under the generation's lock it has all of them
   * afterwards: they are stored under that lock only, so their ids are in the order of the commits.
   */
  catchUp(db: Transaction): Promise<void>;
  /** Takes in the rows of other datasets, which this one is not to repeat. They count as accepted. */
  learnFrom(db: Transaction, generationIds: readonly string[]): Promise<void>;
  /** Whether the last catching up brought rows: another worker is at it too. */
  shared(): boolean;
  /** The accepted prompt that is most like this one, stored already or kept since the last `settle`. */
  find(prompt: PreparedText): { resembled: Resembled; similarity: number } | null;
  /** Remembers a prompt that is about to be stored. */
  keep(prompt: PreparedText, hash: string): void;
  /**
   * Ends a commit: what was kept has these row ids (by hash), and what has none was not stored and is forgotten.
   * So an empty map undoes a commit that was rolled back.
   */
  settle(stored: ReadonlyMap<string, string>): void;
}

/** Rows read at a time. */
const CHUNK = 500;
const FIRST_IDS = 1_024;

export function createPromptMemory(generationId: string, settings: NearDuplicateSettings, shape: RowShape): PromptMemory {
  const index = createNearDuplicateIndex(settings);
  /** Row ids by entry number. */
  let ids = new BigInt64Array(FIRST_IDS);
  /** Entry number → hash of what is not stored yet. */
  const kept = new Map<number, string>();
  let lastSeen = 0n;
  let shared = false;

  function setId(entry: number, id: bigint) {
    if (entry >= ids.length) {
      const longer = new BigInt64Array(Math.max(entry + 1, ids.length * 2));
      longer.set(ids);
      ids = longer;
    }
    ids[entry] = id;
  }

  /** One of this generation's own rows. */
  function see(id: bigint) {
    if (id > lastSeen) lastSeen = id;
  }

  /** Takes in the rows of a generation beyond an id. Returns whether there were any. */
  async function take(db: Transaction, from: string, beyond: () => bigint, taken: (id: bigint) => void): Promise<boolean> {
    const pace = createPace();
    let any = false;
    for (let read = CHUNK; read === CHUNK; ) {
      const rows = await db.$queryRawUnsafe<StoredText[]>(shape.isPair ? PROMPTS_SINCE : ROWS_SINCE, ...[from, beyond(), CHUNK]);
      for (const { id, prompt, data } of rows) {
        const text = data ? identityOf(shape, data) : (prompt ?? "");
        // A dataset before this one may have had other fields.
        if (text !== "") setId(index.add(index.prepare(text)), id);
        taken(id);
        const pause = pace();
        if (pause) await pause;
      }
      read = rows.length;
      any ||= read > 0;
    }
    return any;
  }

  return {
    prepare: (row) => index.prepare(identityOf(shape, row)),
    async catchUp(db) {
      shared = await take(db, generationId, () => lastSeen, see);
    },
    async learnFrom(db, generationIds) {
      for (const from of generationIds) {
        let last = 0n;
        const seen = (id: bigint) => {
          last = id;
        };
        await take(db, from, () => last, seen);
      }
    },
    shared: () => shared,
    find(prompt) {
      const found = index.find(prompt);
      if (!found) return null;
      const hash = kept.get(found.entry);
      return { similarity: found.similarity, resembled: hash === undefined ? { rowId: String(ids[found.entry]) } : { hash } };
    },
    keep(prompt, hash) {
      kept.set(index.add(prompt), hash);
    },
    settle(stored) {
      for (const [entry, hash] of kept) {
        const id = stored.get(hash);
        if (id === undefined) index.remove(entry);
        else {
          setId(entry, BigInt(id));
          see(BigInt(id));
        }
      }
      kept.clear();
    },
  };
}

interface StoredText {
  id: bigint;
  prompt?: string | null;
  data?: JsonObject;
}

const SINCE = `from rows where generation_id = $1::uuid and id > $2::bigint order by id limit $3`;
/** Of pairs only what is compared: completions are long. */
const PROMPTS_SINCE = `select id, data->>'prompt' as prompt ${SINCE}`;
const ROWS_SINCE = `select id, data ${SINCE}`;
