import { database } from "../db/client.ts";
import { nearDuplicatesSchema, USUAL_NEAR_DUPLICATES } from "./config.ts";
import { shapeOf } from "./fields/row-shape.ts";
import { storedFields } from "./fields/stored-fields.ts";
import { createPromptMemory, type PromptMemory } from "./prompt-memory.ts";

/** A worker's memories of the generations that it works on. */
export interface PromptMemories {
  /**
   * The memory of a generation with all that is stored, read from the database at the first call. Null when only exact
   * duplicates are refused there, which the database sees itself, in a run over rows, or when the generation was deleted.
   */
  of(generationId: string): Promise<PromptMemory | null>;
  /** Drops those of all other generations. */
  keepOnly(generationIds: readonly string[]): void;
}

export function createPromptMemories(): PromptMemories {
  const memories = new Map<string, Promise<PromptMemory | null>>();
  return {
    of(generationId) {
      const known = memories.get(generationId);
      if (known) return known;
      const loading = load(generationId).catch((error: unknown) => {
        memories.delete(generationId);
        throw error;
      });
      memories.set(generationId, loading);
      return loading;
    },
    keepOnly(generationIds) {
      for (const id of memories.keys()) if (!generationIds.includes(id)) memories.delete(id);
    },
  };
}

async function load(generationId: string): Promise<PromptMemory | null> {
  const [generation] = await database().$queryRawUnsafe<{ settings: unknown; fields: unknown; workflow: string }[]>(
    READ_SETTINGS,
    generationId,
  );
  // Of data, every item is a row, like another or not.
  if (!generation || generation.workflow === "custom-data-curation") return null;
  const { measure, threshold } = nearDuplicatesSchema.catch(USUAL_NEAR_DUPLICATES).parse(generation.settings);
  if (threshold === null) return null;
  const memory = createPromptMemory(generationId, { measure, threshold }, shapeOf(storedFields.parse(generation.fields)));
  await memory.catchUp(database());
  return memory;
}

const READ_SETTINGS = `
  select config #> '{prompt,nearDuplicates}' as settings, config #> '{prompt,outputFields}' as fields, workflow
  from generations where id = $1::uuid and kind = 'dataset'`;
