import { z } from "zod";
import { database } from "../db/client.ts";
import { type CapabilityStore, type ModelCapabilities, mergeCapabilities, modelCapabilities } from "../inference/capabilities.ts";
import { logger } from "../log.ts";

/** What the column holds: what is known, and since when. An older version's has no time; another shape is learnt again. */
const stored = modelCapabilities.extend({ learntAt: z.iso.datetime().optional() });

/** What others have learnt or forgotten is known here after this time. In milliseconds. */
const READ_AGAIN_MS = 2_000;
/** Older than this it is not used any more, not even until it is read again. In milliseconds. */
const TOO_OLD_MS = 4_000;

interface Known {
  value: Promise<ModelCapabilities | null>;
  /** When it was read, in milliseconds of the process's clock. */
  at: number;
}

/**
 * Keeps what was learnt of a connection's models in the database. It is asked before every call, so it answers from memory,
 * and looks behind that whether another worker has learnt more or somebody had it forgotten.
 */
export function databaseCapabilities(connectionId: string): CapabilityStore {
  const known = new Map<string, Known>();

  /** Reads anew. What was known before serves when the database is away, and, unless it is too old, until it is read. */
  function read(modelId: string, before: Known | undefined): Promise<ModelCapabilities | null> {
    const value = readProfile(connectionId, modelId).catch((error: unknown) => {
      if (before) return before.value;
      throw error;
    });
    const serves = before !== undefined && performance.now() - before.at < TOO_OLD_MS;
    const entry: Known = { value: serves ? before.value : value, at: performance.now() };
    known.set(modelId, entry);
    // What is learnt meanwhile stays.
    const isCurrent = () => known.get(modelId) === entry;
    value.then(
      () => isCurrent() && known.set(modelId, { value, at: performance.now() }),
      () => isCurrent() && known.delete(modelId),
    );
    return entry.value;
  }

  return {
    get(modelId) {
      const found = known.get(modelId);
      return found && performance.now() - found.at < READ_AGAIN_MS ? found.value : read(modelId, found);
    },
    async learn(modelId, capabilities) {
      known.set(modelId, { value: Promise.resolve(capabilities), at: performance.now() });
      const learnt = await store(connectionId, modelId, capabilities).catch((error: unknown) => {
        // An answer is worth more than what was learnt beside it.
        logger().warn({ err: error, connection: connectionId, model: modelId }, "what was learnt of a model could not be stored");
        return capabilities;
      });
      known.set(modelId, { value: Promise.resolve(learnt), at: performance.now() });
    },
  };
}

/** Stores what was learnt together with what others have learnt meanwhile, and gives both. */
async function store(connectionId: string, modelId: string, capabilities: ModelCapabilities): Promise<ModelCapabilities> {
  const others = await readProfile(connectionId, modelId);
  const learnt = others ? mergeCapabilities(others, capabilities) : capabilities;
  const data = { capabilities: { ...learnt, learntAt: new Date().toISOString() } };
  // Not an upsert: two processes may learn at once, and the connection may have been deleted meanwhile.
  const { count } = await database().modelProfile.updateMany({ where: { connectionId, modelId }, data });
  if (count > 0) return learnt;
  const exists = await database().connection.count({ where: { id: connectionId } });
  if (exists > 0) await database().modelProfile.createMany({ data: [{ connectionId, modelId, ...data }], skipDuplicates: true });
  return learnt;
}

async function readProfile(connectionId: string, modelId: string): Promise<ModelCapabilities | null> {
  const profile = await database().modelProfile.findUnique({
    where: { connectionId_modelId: { connectionId, modelId } },
    select: { capabilities: true },
  });
  return modelCapabilities.safeParse(profile?.capabilities).data ?? null;
}

/** What a stored profile says, or null when nothing was learnt. */
export function readStored(capabilities: unknown): { known: ModelCapabilities; learntAt: Date | null } | null {
  const result = stored.safeParse(capabilities);
  if (!result.success) return null;
  const { learntAt, ...known } = result.data;
  return { known, learntAt: learntAt === undefined ? null : new Date(learntAt) };
}
