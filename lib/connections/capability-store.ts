import { database } from "../db/client.ts";
import { type CapabilityStore, type ModelCapabilities, modelCapabilities } from "../inference/capabilities.ts";

/** Keeps what was learnt of a connection's models in the database: read once, written through. */
export function databaseCapabilities(connectionId: string): CapabilityStore {
  const known = new Map<string, Promise<ModelCapabilities | null>>();

  async function read(modelId: string): Promise<ModelCapabilities | null> {
    const profile = await database().modelProfile.findUnique({ where: { connectionId_modelId: { connectionId, modelId } } });
    // A shape of an older version is learnt again.
    return modelCapabilities.safeParse(profile?.capabilities).data ?? null;
  }

  return {
    get(modelId) {
      const found = known.get(modelId);
      if (found) return found;
      const reading = read(modelId);
      known.set(modelId, reading);
      reading.catch(() => known.delete(modelId));
      return reading;
    },
    async learn(modelId, capabilities) {
      known.set(modelId, Promise.resolve(capabilities));
      // Not an upsert: two processes may learn at once, and the connection may have been deleted meanwhile.
      const { count } = await database().modelProfile.updateMany({ where: { connectionId, modelId }, data: { capabilities } });
      if (count > 0) return;
      const exists = await database().connection.count({ where: { id: connectionId } });
      if (exists > 0) await database().modelProfile.createMany({ data: [{ connectionId, modelId, capabilities }], skipDuplicates: true });
    },
  };
}
