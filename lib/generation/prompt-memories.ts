import { database } from "../db/client.ts";
import { listAncestors } from "../lineage/ancestors.ts";
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
  /** The datasets before this one, whose rows it does not repeat either; none for most. */
  ancestorsOf(generationId: string): Promise<readonly string[]>;
  /** Drops those of all other generations. */
  keepOnly(generationIds: readonly string[]): void;
}

export function createPromptMemories(): PromptMemories {
  const memories = new Map<string, Promise<PromptMemory | null>>();
  const ancestors = new Map<string, Promise<readonly string[]>>();
  const ancestorsOf = (generationId: string) => once(ancestors, generationId, listAncestors);
  return {
    of: (generationId) => once(memories, generationId, async (id) => load(id, await ancestorsOf(id))),
    ancestorsOf,
    keepOnly(generationIds) {
      for (const known of [memories, ancestors]) for (const id of known.keys()) if (!generationIds.includes(id)) known.delete(id);
    },
  };
}

/** What was read once, or is being read; an error is forgotten. */
function once<Value>(known: Map<string, Promise<Value>>, id: string, read: (id: string) => Promise<Value>): Promise<Value> {
  const before = known.get(id);
  if (before) return before;
  const reading = read(id).catch((error: unknown) => {
    known.delete(id);
    throw error;
  });
  known.set(id, reading);
  return reading;
}

async function load(generationId: string, ancestors: readonly string[]): Promise<PromptMemory | null> {
  const [generation] = await database().$queryRawUnsafe<{ settings: unknown; fields: unknown; workflow: string }[]>(
    READ_SETTINGS,
    generationId,
  );
  // Of data, every item is a row, like another or not.
  if (!generation || generation.workflow === "custom-data-curation") return null;
  const { measure, threshold } = nearDuplicatesSchema.catch(USUAL_NEAR_DUPLICATES).parse(generation.settings);
  if (threshold === null) return null;
  const memory = createPromptMemory(generationId, { measure, threshold }, shapeOf(storedFields.parse(generation.fields)));
  await memory.learnFrom(database(), ancestors);
  await memory.catchUp(database());
  return memory;
}

const READ_SETTINGS = `
  select config #> '{prompt,nearDuplicates}' as settings, config #> '{prompt,outputFields}' as fields, workflow
  from generations where id = $1::uuid and kind = 'dataset'`;
