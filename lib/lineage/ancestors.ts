import { database } from "../db/client.ts";

/** So far back its rows are known to a dataset that follows others. */
const MOST_ANCESTORS = 50;

/** The dataset that this one was made from, and those before it, the nearest first. None for most. */
export async function listAncestors(generationId: string): Promise<string[]> {
  const found = await database().$queryRawUnsafe<{ id: string }[]>(ANCESTORS, generationId, MOST_ANCESTORS);
  return found.map(({ id }) => id);
}

const ANCESTORS = `
  with recursive line as (
    select parent_id as id, 1 as depth from generations where id = $1::uuid and parent_id is not null
    union
    select g.parent_id, line.depth + 1 from line join generations g on g.id = line.id
    where g.parent_id is not null and line.depth < $2::int
  ) select id::text from line order by depth`;
