import { database } from "../db/client.ts";
import { createPace } from "../pace.ts";
import type { OfferedRow } from "./accept.ts";
import type { FinishedCall } from "./engine-types.ts";
import type { PreparedText } from "./near-duplicates/index.ts";
import type { PromptMemories } from "./prompt-memories.ts";
import type { PromptMemory } from "./prompt-memory.ts";

/** Generation id → hash → row id of what a commit stored. */
export type StoredHashes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** All that a commit needs in order to see near copies. */
export interface RecalledPrompts {
  /** By generation id; those in which only exact duplicates are refused have none. */
  memories: ReadonlyMap<string, PromptMemory>;
  prepared: ReadonlyMap<OfferedRow, PreparedText>;
  /** Offered rows that a dataset before this one has, to the letter, with the ids of the rows there. */
  repeated: ReadonlyMap<OfferedRow, string>;
  /** Ends the commit, in every memory; null when it was rolled back. */
  settle(stored: StoredHashes | null): void;
}

/** Does beforehand what would take long while the generations are locked: reading what is stored, and preparing what is offered. */
export async function recallPrompts(calls: readonly FinishedCall[], all: PromptMemories): Promise<RecalledPrompts> {
  const memories = new Map<string, PromptMemory>();
  const prepared = new Map<OfferedRow, PreparedText>();
  const repeated = new Map<OfferedRow, string>();
  const pace = createPace();
  for (const [id, own] of Map.groupBy(calls, (call) => call.job.generationId)) {
    if (own.every((call) => call.offered.length === 0)) continue;
    await findRepeated(await all.ancestorsOf(id), own, repeated);
    const memory = await all.of(id);
    if (!memory) continue;
    // Most of what other workers stored meanwhile can be taken in now.
    if (memory.shared()) await memory.catchUp(database());
    memories.set(id, memory);
    for (const row of own.flatMap((call) => call.offered)) {
      prepared.set(row, memory.prepare(row.data));
      const pause = pace();
      if (pause) await pause;
    }
  }
  return {
    memories,
    ...{ prepared, repeated },
    settle(stored) {
      for (const [id, memory] of memories) memory.settle(stored?.get(id) ?? new Map());
    },
  };
}

/** Adds the rows that one of these datasets has already: a look into the index that refuses exact duplicates. */
async function findRepeated(
  datasetIds: readonly string[],
  calls: readonly FinishedCall[],
  repeated: Map<OfferedRow, string>,
): Promise<void> {
  if (datasetIds.length === 0) return;
  const rows = calls.flatMap(({ offered }) => offered);
  const found = await database().$queryRawUnsafe<{ hash: string; id: string }[]>(
    REPEATED,
    datasetIds,
    rows.map(({ hash }) => hash),
  );
  const ids = new Map(found.map(({ hash, id }) => [hash, id]));
  for (const row of rows) {
    const id = ids.get(row.hash);
    if (id !== undefined) repeated.set(row, id);
  }
}

const REPEATED = `
  select encode(prompt_hash, 'hex') as hash, id::text from rows
  where generation_id = any($1::uuid[]) and prompt_hash in (select decode(hash, 'hex') from unnest($2::text[]) as hash)`;
