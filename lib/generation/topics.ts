import type { CallTopic } from "../sources/origin.ts";
import type { EngineGeneration, EngineStore } from "./engine-types.ts";

const GONE: CallTopic = { text: "", source: null };

/** What calls of a generation are about, by seed id: from memory where its topics are few, else read at once. */
export async function topicsFor(
  { topics }: Pick<EngineGeneration, "topics">,
  seedIds: readonly string[],
  store: Pick<EngineStore, "readTopics">,
): Promise<(seedId: string) => CallTopic> {
  if (topics) return (seedId) => ({ text: topics.get(seedId) ?? "", source: null });
  const read = seedIds.length === 0 ? new Map<string, CallTopic>() : await store.readTopics([...new Set(seedIds)]);
  return (seedId) => read.get(seedId) ?? GONE;
}
