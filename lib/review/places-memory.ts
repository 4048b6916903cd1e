import { database } from "../db/client.ts";
import type { DatasetFacts } from "./dataset-facts.ts";
import { filterParameters, type RowFilter } from "./filter.ts";
import type { Places } from "./places.ts";

/** Filters whose places are kept. */
const MOST_KEPT = 32;
/** How long they are used at the most: what changed texts or states is looked up, but that tells nothing of the middle of a large undo. */
const MOST_AGE_MS = 30_000;

interface Kept {
  version: string;
  at: number;
  places: Promise<Places>;
}

/** The last used last. */
const kept = new Map<string, Kept>();

/** The places of a filter's rows: as they are known, or found now when rows or reviews have changed since. */
export async function rememberPlaces(facts: DatasetFacts, filter: RowFilter, order: string, find: () => Promise<Places>): Promise<Places> {
  const key = `${facts.id} ${facts.evaluationId} ${order} ${filterParameters(filter)}`;
  const version = await readVersion(facts, filter);
  const known = kept.get(key);
  kept.delete(key);
  const usable = known && known.version === version.text && (version.exact || Date.now() - known.at < MOST_AGE_MS);
  const entry: Kept = usable ? known : { version: version.text, at: Date.now(), places: find() };
  kept.set(key, entry);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  try {
    return await entry.places;
  } catch (error) {
    if (kept.get(key) === entry) kept.delete(key);
    throw error;
  }
}

/**
 * Something that is another as soon as a filter may show other rows. Most filters ask of reviews no more than which rows are
 * deleted, which stays as it is while somebody approves one row after another.
 */
async function readVersion({ id, accepted, judged }: DatasetFacts, filter: RowFilter): Promise<{ text: string; exact: boolean }> {
  const { state, edited, text, minLength, maxLength } = filter;
  const exact = [state, edited, text, minLength, maxLength].every((part) => part === undefined);
  const [found] = await database().$queryRawUnsafe<{ version: string }[]>(exact ? DELETED_ROWS : LAST_ACTION, id);
  return { text: `${accepted} ${judged} ${found?.version}`, exact };
}

const DELETED_ROWS = `
  select concat_ws(' ', count(*), bit_xor(hashint8extended(row_id, 0))) as version
  from row_reviews where generation_id = $1::uuid and state = 'deleted'`;

const LAST_ACTION = `
  select concat_ws(' ', count(*), sum(rows), max(created_at), count(undone_at), max(undone_at)) as version
  from review_actions where generation_id = $1::uuid`;
