import { hostname } from "node:os";
import { database } from "../db/client.ts";
import type { CallCounts } from "../generation/engine.ts";
import type { EngineLog } from "../generation/engine-types.ts";
import { VERSION } from "../version.ts";

/** How often a worker says that it lives. */
const BEAT_MS = 3_000;
/** One that was not heard of for so long counts as dead: five beats, for a database that restarts. */
export const ALIVE_SECONDS = 15;
/** So long the dead are remembered, to be shown; then the next beat of any worker removes them. */
const FORGOTTEN_SECONDS = 600;

/** What a worker tells of itself. */
export interface WorkerActivity {
  /** Requests to models. */
  inFlight: number;
  /** Since its start. */
  calls: CallCounts;
}

/** A worker process as the others see it. */
export interface WorkerSign {
  id: string;
  host: string;
  version: string;
  inFlight: number;
  /** Since its start. */
  calls: CallCounts;
  /** Both by the database's clock. */
  secondsSinceStart: number;
  secondsSinceSeen: number;
  isAlive: boolean;
}

/**
 * Says every few seconds that this worker lives, whether it has work or not, until stopped; then its line is removed. A
 * database that is away is waited for.
 */
export function startHeartbeat(options: { workerId: string; activity: () => WorkerActivity; log: EngineLog; everyMs?: number }): {
  stop(): Promise<void>;
} {
  const { workerId, activity, log, everyMs = BEAT_MS } = options;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const again = async () => {
    await beat(workerId, activity()).catch((error: unknown) =>
      log.warn({ err: error }, "the worker could not say that it lives; trying again"),
    );
    if (!stopped) timer = setTimeout(next, everyMs);
  };
  const next = () => {
    beating = again();
  };
  let beating = again();

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await beating;
      await database()
        .worker.deleteMany({ where: { id: workerId } })
        .catch((error: unknown) => log.warn({ err: error }, "the worker's line stays until it is found to be old"));
    },
  };
}

/** All times are the database's: machines' clocks differ. */
const BEAT = `
  with forgotten as (delete from workers where seen_at < now() - make_interval(secs => ${FORGOTTEN_SECONDS}) and id <> $1::uuid)
  insert into workers (id, host, version, in_flight, calls_done, calls_failed, calls_lost, started_at, seen_at)
  values ($1::uuid, $2, $3, $4, $5, $6, $7, now() - make_interval(secs => $8), now())
  on conflict (id) do update set in_flight = excluded.in_flight, calls_done = excluded.calls_done,
    calls_failed = excluded.calls_failed, calls_lost = excluded.calls_lost, seen_at = excluded.seen_at`;

async function beat(workerId: string, { inFlight, calls }: WorkerActivity): Promise<void> {
  const counts = [inFlight, calls.done, calls.failed, calls.lost];
  await database().$executeRawUnsafe(BEAT, workerId, hostname(), VERSION, ...counts, process.uptime());
}

const SIGNS = `
  select id::text, host, version, in_flight as "inFlight", calls_done::float8 as done, calls_failed::float8 as failed,
    calls_lost::float8 as lost, extract(epoch from now() - started_at)::float8 as "secondsSinceStart",
    extract(epoch from now() - seen_at)::float8 as "secondsSinceSeen"
  from workers order by host, started_at, id`;

type StoredSign = Omit<WorkerSign, "calls" | "isAlive"> & CallCounts;

/** All workers, by machine: those that live, and those that died without a word in the last ten minutes. */
export async function listWorkerSigns(): Promise<WorkerSign[]> {
  const signs = await database().$queryRawUnsafe<StoredSign[]>(SIGNS);
  return signs.map(({ done, failed, lost, ...sign }) => ({
    ...sign,
    calls: { done, failed, lost },
    isAlive: sign.secondsSinceSeen < ALIVE_SECONDS,
  }));
}
