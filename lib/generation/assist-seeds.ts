import type { Actor } from "../accounts/actor.ts";
import { AppError } from "../errors.ts";
import type { Completion, CompletionRequest } from "../inference/types.ts";
import { askModel, readDraft } from "./assist-call.ts";
import { buildSeedsMessages, buildSubTopicsMessages } from "./assist-prompts.ts";
import { type Draft, LIMITS } from "./config.ts";
import { parseTexts } from "./parse-texts.ts";
import { samplingOf } from "./prompt.ts";
import { UnlikeSeeds } from "./seed-likeness.ts";
import { type SubTopic, seedText, sizeOfTree, TREE_LIMITS } from "./topic-tree.ts";

// Seeds that a model proposes. Those that are like one that is there are left out, and asked for again a few times.

const MAX_ASKS = 3;
/** Calls to a model at the same time, for a tree. */
const AT_ONCE = 4;

export interface Suggestions {
  seeds: string[];
  /** Proposals that were left out, because they were like one that is there. */
  leftOut: number;
}

/**
 * New seeds, unlike those that the draft has and one another; at most `count`, and no more than a draft may have.
 * @throws AppError with the provider's sentence, or when the model had no new ones
 */
export async function suggestSeeds(actor: Actor, id: string, count: number, signal?: AbortSignal): Promise<Suggestions> {
  const draft = await readDraft(actor, id);
  const existing = draft.prompt.seeds.filter((seed) => seed.trim() !== "");
  const wanted = Math.min(count, LIMITS.seeds - existing.length);
  if (!(wanted >= 1)) throw new AppError("bad-input:prompt", `A dataset has at most ${LIMITS.seeds} seeds.`, { field: "seeds" });
  const { texts, leftOut } = await collectSeeds(draft, existing, wanted, async (request) => askModel(draft, request, signal));
  if (texts.length === 0)
    throw new AppError(
      "unavailable:model",
      "The model had no seeds that are not in the list already, or much like one that is. Try again, or raise the temperature.",
    );
  return { seeds: texts, leftOut };
}

/** New seeds for settings that need not be stored, with what asking took. What the model fails of is said, not thrown. */
export async function askForSeeds(
  draft: Draft,
  wanted: number,
  signal?: AbortSignal,
): Promise<{ texts: string[]; calls: number; inputTokens: number; outputTokens: number; failure: string }> {
  const took = { calls: 0, inputTokens: 0, outputTokens: 0 };
  try {
    const { texts } = await collectSeeds(draft, draft.prompt.seeds, wanted, async (request) => {
      const answer = await askModel(draft, request, signal);
      took.calls += 1;
      took.inputTokens += answer.usage.inputTokens;
      took.outputTokens += answer.usage.outputTokens;
      return answer;
    });
    return { texts, ...took, failure: "" };
  } catch (error) {
    if (signal?.aborted || !(error instanceof AppError)) throw error;
    return { texts: [], ...took, failure: error.message };
  }
}

function collectSeeds(draft: Draft, existing: readonly string[], wanted: number, ask: (request: CompletionRequest) => Promise<Completion>) {
  const { template, modelId } = draft.configure;
  const unlike = new UnlikeSeeds(existing);
  return collect(
    wanted,
    (text) => unlike.take(text),
    async (short, proposed) => {
      const request: CompletionRequest = {
        ...{ modelId: modelId.trim(), ...buildSeedsMessages(draft, short, proposed), sampling: samplingOf(draft) },
        purpose: { kind: "seeds", template, existing: [...existing, ...proposed], count: short },
      };
      return (await ask(request)).text;
    },
  );
}

export interface ExpandedSeed {
  topics: SubTopic[];
  leftOut: number;
  /** Topics that could not be divided further, with the reason of the last one; they are leaves. */
  undivided: number;
  reason: string;
}

/**
 * Divides a seed into sub-topics, `perLevel[0]` of them, each into `perLevel[1]`, and so on; unlike one another and the
 * draft's seeds. A topic below the first level that cannot be divided stays as a leaf.
 * @throws AppError with the provider's sentence when the seed itself could not be divided
 */
export async function expandSeed(
  actor: Actor,
  id: string,
  input: { seed: string; perLevel: readonly number[] },
  signal?: AbortSignal,
): Promise<ExpandedSeed> {
  const draft = await readDraft(actor, id);
  const seed = input.seed.trim();
  const { perLevel } = input;
  const { leaves } = sizeOfTree(perLevel);
  if (seed === "") throw new AppError("bad-input:prompt", "Write the seed first.", { field: "seeds" });
  if (perLevel.length < 1 || perLevel.length > TREE_LIMITS.levels || perLevel.some((count) => count < 2 || count > TREE_LIMITS.perLevel))
    throw new AppError("bad-input:request", `Choose 1 to ${TREE_LIMITS.levels} levels of 2 to ${TREE_LIMITS.perLevel} sub-topics each.`);
  if (leaves > LIMITS.seeds)
    throw new AppError("bad-input:request", `That would be ${leaves} seeds; a dataset has at most ${LIMITS.seeds}. Choose fewer.`);
  const others = draft.prompt.seeds.filter((other) => other.trim() !== "" && other.trim() !== seed);
  const tree = new TreeMaker(draft, others, signal);
  const topics = await tree.divide([seed], perLevel);
  if (topics.length === 0)
    throw new AppError(
      "unavailable:model",
      "The model had no sub-topics that are not in the list already. Try again, or write a broader seed.",
    );
  return { topics: withoutRepeats(seed, topics, others, tree), leftOut: tree.leftOut, undivided: tree.undivided, reason: tree.reason };
}

class TreeMaker {
  leftOut = 0;
  undivided = 0;
  reason = "";
  readonly #draft: Draft;
  readonly #others: readonly string[];
  readonly #signal: AbortSignal | undefined;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(draft: Draft, others: readonly string[], signal: AbortSignal | undefined) {
    this.#draft = draft;
    this.#others = others;
    this.#signal = signal;
  }

  async divide(path: readonly string[], [count, ...below]: readonly number[]): Promise<SubTopic[]> {
    if (count === undefined) return [];
    // A sub-topic is unlike the topics above it and beside it. The draft's other seeds count on the first level only:
    // further down the same word means something else under another topic.
    const unlike = new UnlikeSeeds([...path, ...(path.length === 1 ? this.#others : [])]);
    const { texts, leftOut } = await collect(
      count,
      (text) => unlike.take(text),
      (short, proposed) => this.#ask(path, short, proposed),
    );
    this.leftOut += leftOut;
    return Promise.all(
      texts.map(async (text) => ({ text, children: below.length === 0 ? [] : await this.#divideBelow([...path, text], below) })),
    );
  }

  async #divideBelow(path: readonly string[], perLevel: readonly number[]): Promise<SubTopic[]> {
    try {
      const children = await this.divide(path, perLevel);
      if (children.length === 0) this.#keepWhole("the model had no sub-topics for it that are not there already");
      return children;
    } catch (error) {
      if (this.#signal?.aborted || !(error instanceof AppError)) throw error;
      this.#keepWhole(error.message);
      return [];
    }
  }

  #keepWhole(reason: string) {
    this.undivided += 1;
    this.reason = reason;
  }

  async #ask(path: readonly string[], count: number, proposed: readonly string[]): Promise<string> {
    const { template, modelId } = this.#draft.configure;
    const request: CompletionRequest = {
      ...{ modelId: modelId.trim(), ...buildSubTopicsMessages(this.#draft, path, count, proposed), sampling: samplingOf(this.#draft) },
      purpose: { kind: "sub-topics", template, path, existing: proposed, count },
    };
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
    try {
      if (this.#signal?.aborted) throw new AppError("unavailable:model", "It was cancelled.");
      return (await askModel(this.#draft, request, this.#signal)).text;
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }
}

/** A leaf whose whole text is a seed already is left out too. */
function withoutRepeats(seed: string, topics: readonly SubTopic[], others: readonly string[], tree: TreeMaker): SubTopic[] {
  const known = new UnlikeSeeds(others);
  const walk = (level: readonly SubTopic[], above: readonly string[]): SubTopic[] =>
    level.flatMap((topic) => {
      const path = [...above, topic.text];
      if (topic.children.length > 0) return [{ ...topic, children: walk(topic.children, path) }];
      if (!known.isKnown(seedText(seed, path))) return [topic];
      tree.leftOut += 1;
      return [];
    });
  return walk(topics, []);
}

/** Asks until there are enough texts, a few times at most. What is taken and what was left out are both said to the model the next time. */
async function collect(
  wanted: number,
  take: (text: string) => boolean,
  ask: (short: number, proposed: readonly string[]) => Promise<string>,
): Promise<{ texts: string[]; leftOut: number }> {
  const texts: string[] = [];
  const refused: string[] = [];
  for (let asks = 0; asks < MAX_ASKS && texts.length < wanted; asks += 1) {
    let answer: string;
    try {
      answer = await ask(wanted - texts.length, [...texts, ...refused]);
    } catch (error) {
      // What there is already is worth more than the reason why there is no more.
      if (texts.length > 0 && error instanceof AppError) break;
      throw error;
    }
    for (const text of parseTexts(answer)) {
      if (texts.length >= wanted) break;
      if (take(text)) texts.push(text);
      else refused.push(text);
    }
  }
  return { texts, leftOut: refused.length };
}
