import { database } from "../db/client.ts";
import { describeSource, readSource } from "../sources/origin.ts";

/** Of rows: the text of each seed, or in a few words where the source stands, by the seed's id. */
export async function readSeedLabels(rows: readonly { seedId: string | null }[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(rows.flatMap(({ seedId }) => (seedId === null ? [] : [BigInt(seedId)])));
  // A chunk's text may be long, and only where it stands is said.
  const seeds = await database().$queryRawUnsafe<{ id: string; kind: string; text: string; origin: unknown }[]>(LABELS, [...ids]);
  return new Map(
    seeds.map(({ id, kind, text, origin }) => {
      const source = readSource(kind, origin);
      return [id, source ? describeSource(source) : text];
    }),
  );
}

const LABELS = `
  select id::text, kind, case when kind = 'seed' then text else '' end as text, origin from seeds where id = any($1::bigint[])`;
