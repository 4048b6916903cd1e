import { z } from "zod";
import { transact } from "../db/transaction.ts";
import { readLaneLimits } from "../inference/lane-limits.ts";
import { KEPT_MS, type Share, type ShareRow, type StoredLane } from "../inference/lane-share.ts";

// Where workers leave for one another what they hold of a connection's places, and what they have found out. In PostgreSQL.

export interface LaneStore {
  /**
   * Runs `decide` on what is stored while nobody else of the connection does, and stores what it returns.
   * @returns what it returned; null when the connection is deleted
   */
  exchange<Decided extends Pick<Share, "row" | "limits" | "isNews">>(
    lane: { connectionId: string; modelId: string },
    decide: (stored: StoredLane) => Decided,
  ): Promise<Decided | null>;
  /** Gives up all places of a worker. What it started in the last minute still counts. */
  leave(workerId: string): Promise<void>;
}

export const postgresLanes: LaneStore = {
  exchange({ connectionId, modelId }, decide) {
    return transact(async (transaction) => {
      const [found] = await transaction.$queryRawUnsafe<{ cap: number | null; now: number; limits: unknown }[]>(
        LOCK,
        connectionId,
        modelId,
      );
      if (!found) return null;
      const rows = await transaction.$queryRawUnsafe<StoredRow[]>(ROWS, connectionId, found.now - KEPT_MS);
      const { now, cap } = found;
      const decided = decide({ now, cap, rows: rows.map(toShareRow), limits: readLaneLimits(found.limits, now) });
      const { row } = decided;
      const columns = [row.inFlight, row.peak, row.wanted, row.granted, row.rateGranted, JSON.stringify(row.started), row.updatedAt];
      await transaction.$executeRawUnsafe(STORE, connectionId, modelId, row.workerId, ...columns);
      if (decided.isNews) await transaction.$executeRawUnsafe(STORE_LIMITS, connectionId, modelId, JSON.stringify(decided.limits));
      if (rows.length > 0) await transaction.$executeRawUnsafe(CLEAR, connectionId, now - KEPT_MS);
      return decided;
    });
  },
  async leave(workerId) {
    await transact((transaction) => transaction.$executeRawUnsafe(LEAVE, workerId));
  },
};

/** Milliseconds since 1970 on the database's clock, at this moment and not at the transaction's start: it may have waited. */
const NOW = "extract(epoch from clock_timestamp())::float8 * 1000";

/** The lock is one that the foreign keys of other tables do not wait for. */
const LOCK = `
  with locked as (select id, max_concurrency from connections where id = $1::uuid for no key update)
  select max_concurrency as cap, ${NOW} as now,
    (select limits from model_profiles where connection_id = locked.id and model_id = $2) as limits
  from locked`;

const ROWS = `
  select worker_id::text as "workerId", model_id as "modelId", in_flight as "inFlight", peak, wanted, granted, rate_granted as "rateGranted",
    started, extract(epoch from updated_at)::float8 * 1000 as "updatedAt"
  from lane_shares where connection_id = $1::uuid and updated_at > to_timestamp($2::float8 / 1000)`;

const STORE = `
  insert into lane_shares (connection_id, model_id, worker_id, in_flight, peak, wanted, granted, rate_granted, started, updated_at)
  values ($1::uuid, $2, $3::uuid, $4, $5, $6, $7, $8, $9::jsonb, to_timestamp($10::float8 / 1000))
  on conflict (connection_id, model_id, worker_id) do update set
    in_flight = excluded.in_flight, peak = excluded.peak, wanted = excluded.wanted, granted = excluded.granted,
    rate_granted = excluded.rate_granted, started = excluded.started, updated_at = excluded.updated_at`;

const STORE_LIMITS = `
  insert into model_profiles (connection_id, model_id, limits, updated_at) values ($1::uuid, $2, $3::jsonb, now())
  on conflict (connection_id, model_id) do update set limits = excluded.limits`;

const CLEAR = "delete from lane_shares where connection_id = $1::uuid and updated_at <= to_timestamp($2::float8 / 1000)";
const LEAVE = "update lane_shares set in_flight = 0, peak = 0, wanted = 0, granted = 0, rate_granted = 0 where worker_id = $1::uuid";

type StoredRow = Omit<ShareRow, "started"> & { started: unknown };

const startedSchema = z.array(z.tuple([z.number(), z.number()])).catch([]);

const toShareRow = (row: StoredRow): ShareRow => ({ ...row, started: startedSchema.parse(row.started) });
