import { queryTexts } from "../db/text-queries.ts";
import type { Sequence } from "./row-order.ts";

// A row's place is a number, and the database knows no row by it: to find the row at place 500,000 it counts so many. So the
// keys of every thousandth row are found once and kept, and a page is found from the one before it. Of a text search, whose
// rows lie anywhere, the ids of all that were found are kept.

export type Places =
  | { kind: "ids"; ids: BigInt64Array }
  /** The keys of the rows at the places 0, `step`, 2 `step` …, each as texts. */
  | { kind: "keys"; step: number; keys: string[][] };

/** Finds the key of one row in `step`. */
export async function layKeys(sequence: Sequence, step: number): Promise<Places> {
  const { from, where, parameters } = sequence;
  const names = sequence.keys.map((_, index) => `k${index}`).join(", ");
  const selected = sequence.keys.map(({ sql }, index) => `${sql} as k${index}`).join(", ");
  const statement = `
    select ${names} from (
      select ${selected}, row_number() over (order by ${orderOf(sequence)}) - 1 as place from ${from} where ${where}) as placed
    where place % ${step} = 0 order by place`;
  return { kind: "keys", step, keys: (await queryTexts(statement, parameters)).map((keys) => keys.map((key) => key ?? "")) };
}

/** The ids of all rows in order, or null when there are more than `most`. */
export async function layIds(sequence: Sequence, most: number): Promise<Places | null> {
  const { from, where, parameters, id } = sequence;
  // All are found before any is sorted: they are few, and reading rows in their order until enough are found would take long.
  const keys = sequence.keys.map(({ sql }, index) => `${sql} as k${index}`).join(", ");
  const order = sequence.keys.map((_, index) => `k${index}${sequence.descending ? " desc" : ""}`).join(", ");
  const statement = `
    with found as materialized (select ${id} as id, ${keys} from ${from} where ${where} limit ${most + 1})
    select string_agg(id::text, ',' order by ${order}) from found`;
  const [[text = null] = []] = await queryTexts(statement, parameters);
  const ids = text === null ? [] : text.split(",");
  return ids.length > most ? null : { kind: "ids", ids: BigInt64Array.from(ids, BigInt) };
}

/** The ids from a place on. */
export async function readAt(sequence: Sequence, places: Places, offset: number, limit: number): Promise<string[]> {
  if (places.kind === "ids") return Array.from(places.ids.subarray(offset, offset + limit), String);
  const at = Math.floor(offset / places.step);
  const key = places.keys[at];
  return key ? readFrom(sequence, key, offset - at * places.step, limit) : [];
}

/** How many rows there are. */
export async function countAll(sequence: Sequence, places: Places): Promise<number> {
  if (places.kind === "ids") return places.ids.length;
  const key = places.keys.at(-1);
  return key ? (places.keys.length - 1) * places.step + (await readFrom(sequence, key, 0, places.step)).length : 0;
}

/** The ids of the rows from a key on (from the first where there is none), so many of them passed over. */
export async function readFrom(sequence: Sequence, key: readonly string[] | null, offset: number, limit: number): Promise<string[]> {
  const { from, where, id } = sequence;
  const parameters = [...sequence.parameters];
  const found = await queryTexts(
    `select ${id} from ${from} where ${where}${beyond(sequence, key, parameters)} order by ${orderOf(sequence)} offset ${offset} limit ${limit}`,
    parameters,
  );
  return found.map(([row]) => row ?? "");
}

export const orderOf = ({ keys, descending }: Sequence) => keys.map(({ sql }) => `${sql}${descending ? " desc" : ""}`).join(", ");

/** The condition that a row is at a key or behind it. */
function beyond({ keys, descending }: Sequence, key: readonly string[] | null, parameters: unknown[]): string {
  if (!key) return "";
  const names = keys.map(({ sql }) => sql).join(", ");
  const values = keys.map(({ type }, index) => `$${parameters.push(key[index])}::${type}`).join(", ");
  return ` and (${names}) ${descending ? "<=" : ">="} (${values})`;
}
