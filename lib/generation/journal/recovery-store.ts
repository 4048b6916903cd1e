import { database } from "../../db/client.ts";
import { transact } from "../../db/transaction.ts";
import { callQueue } from "../../jobs/queue.ts";
import type { EngineStore } from "../engine-types.ts";
import { resumeTaken } from "../store.ts";
import type { RecoveryStore } from "./recover.ts";

/** What recovery needs, in PostgreSQL. */
export function recoveryStore({ load, commit, readTopics }: Pick<EngineStore, "load" | "commit" | "readTopics">): RecoveryStore {
  return {
    load,
    commit,
    readTopics,
    async now() {
      const [row] = await database().$queryRawUnsafe<{ now: Date }[]>("select now() as now");
      return row?.now ?? new Date(0);
    },
    async putBackTaken(generationId, callIds, takenUntil) {
      await transact(async (transaction) => {
        const still = await transaction.$queryRawUnsafe<{ id: string }[]>(
          STILL_TAKEN,
          ...[callQueue(generationId), callIds, takenUntil.toISOString()],
        );
        await resumeTaken(
          transaction,
          generationId,
          still.map(({ id }) => id),
        );
      });
    },
  };
}

/** Each take sets a new `started_on`: a later one is somebody else's. */
const STILL_TAKEN = `
  select id::text from pgboss.job
  where name = $1 and id = any($2::uuid[]) and state = 'active' and started_on <= $3::timestamptz
  for update`;
