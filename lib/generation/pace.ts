import { database } from "../db/client.ts";

// How fast a generation goes now. Counted since it last began to run, so that a pause slows nothing down afterwards.

const WINDOW_SECONDS = 60;
/** Where calls take long, so few end in a minute that their number is chance. */
const LONG_WINDOW_SECONDS = 300;
const FEW_CALLS = 10;
/** One call alone says nothing in its first seconds. */
const SHORTEST_SECONDS = 5;

interface Recent {
  rows: number;
  calls: number;
  seconds: number;
}

/** Accepted rows a minute of a running generation: over the last minute, or the last five where fewer than ten calls ended in it. */
export async function readRowsPerMinute(generationId: string): Promise<number> {
  const minute = await readRecent(generationId, WINDOW_SECONDS);
  const { rows, seconds } = minute.calls < FEW_CALLS ? await readRecent(generationId, LONG_WINDOW_SECONDS) : minute;
  return (rows * 60) / Math.max(SHORTEST_SECONDS, seconds);
}

async function readRecent(generationId: string, windowSeconds: number): Promise<Recent> {
  const [recent] = await database().$queryRawUnsafe<Recent[]>(RECENT, generationId, windowSeconds);
  return recent ?? { rows: 0, calls: 0, seconds: 0 };
}

const RECENT = `
  with span as (
    select greatest(now() - make_interval(secs => $2::float8), coalesce(running_since, started_at)) as since
    from generations where id = $1::uuid
  )
  select coalesce(sum(accepted), 0)::int as rows, count(calls.id)::int as calls, extract(epoch from now() - span.since)::float8 as seconds
  from span left join calls on calls.generation_id = $1::uuid and calls.finished_at > span.since
  group by span.since`;

/** Null while nothing arrives: then nobody can say. */
export function secondsLeft(pending: number, rowsPerMinute: number): number | null {
  return rowsPerMinute > 0 ? Math.ceil((pending * 60) / rowsPerMinute) : null;
}
