import { LIMITS } from "./config.ts";

// A seed divided into sub-topics, two or three levels deep. Its leaves become seeds.

export interface SubTopic {
  text: string;
  /** Empty for a leaf. */
  children: SubTopic[];
}

export const TREE_LIMITS = { levels: 3, perLevel: 10 } as const;

/** How many leaves a tree of so many sub-topics a level has, and how many calls to a model make it (one for each topic that is divided). */
export function sizeOfTree(perLevel: readonly number[]): { leaves: number; calls: number } {
  let leaves = 1;
  let calls = 0;
  for (const count of perLevel) {
    calls += leaves;
    leaves *= count;
  }
  return { leaves, calls };
}

/** The tree without the topics at these paths (`pathKey`), nor what stands below them. */
export function prune(topics: readonly SubTopic[], removed: ReadonlySet<string>, above: readonly number[] = []): SubTopic[] {
  return topics.flatMap((topic, index) => {
    const path = [...above, index];
    return removed.has(pathKey(path)) ? [] : [{ text: topic.text, children: prune(topic.children, removed, path) }];
  });
}

/** The name of a place in the tree: the positions on the way to it. */
export const pathKey = (path: readonly number[]) => path.join(".");

/**
 * The seeds that a tree's leaves become. Each names its seed, so that it reads well alone: “Returns: worn shoes”, and where
 * there is a level between, “Returns: shoes, worn outdoors”. A topic whose sub-topics were all removed is itself a leaf.
 */
export function seedsOf(seed: string, topics: readonly SubTopic[]): string[] {
  return leafPaths(topics).map((path) => seedText(seed, path));
}

export const seedText = (seed: string, path: readonly string[]): string => {
  const head = seed.trim().replace(/[:.\s]+$/, "");
  return `${head}: ${path.join(", ")}`.slice(0, LIMITS.seedLength).toWellFormed().trim();
};

function leafPaths(topics: readonly SubTopic[], above: readonly string[] = []): string[][] {
  return topics.flatMap((topic) => {
    const path = [...above, topic.text];
    return topic.children.length === 0 ? [path] : leafPaths(topic.children, path);
  });
}
