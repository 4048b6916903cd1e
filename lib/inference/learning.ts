import { type CapabilityStore, isSame, learnFromRefusal, type ModelCapabilities, mergeCapabilities } from "./capabilities.ts";
import { type Completion, InferenceError } from "./types.ts";

/** There are fewer things to learn than this; an end for the loop whatever happens. */
const MOST_LESSONS = 12;
/**
 * So long a call waits for one that goes ahead. A refusal comes at once, for nothing is generated before it; an answer
 * that takes longer means that the request was taken. In milliseconds.
 */
const WAIT_TO_START_MS = 250;
/** The same for a call that was refused itself: it has nothing better to do than to hear what is learnt. */
const WAIT_AFTER_REFUSAL_MS = 1_000;

/** Asks a model with what is known of it, and learns. Safe for many calls at once. */
export type AskLearning = (modelId: string, ask: (known: ModelCapabilities) => Promise<Completion>) => Promise<Completion>;

/**
 * Asks models, and where one refuses a parameter or a form of output, learns that and asks again without. One call goes
 * ahead while a model is not known or is being learnt, so that of many that start together only this one is refused.
 */
export function createLearner(store: CapabilityStore, assumed: ModelCapabilities): AskLearning {
  /** Model id → the call that goes ahead. */
  const scouts = new Map<string, Promise<void>>();
  const knownOf = async (modelId: string) => (await store.get(modelId)) ?? assumed;

  /** Makes this call the one that goes ahead, unless there is one; gives what ends that. */
  function goAhead(modelId: string): (() => void) | null {
    if (scouts.has(modelId)) return null;
    const { promise, resolve } = Promise.withResolvers<void>();
    scouts.set(modelId, promise);
    return () => {
      scouts.delete(modelId);
      resolve();
    };
  }

  return async (modelId, ask) => {
    const isUnknown = (await store.get(modelId)) === null;
    const scout = scouts.get(modelId);
    let end = isUnknown ? goAhead(modelId) : null;
    if (scout) await within(scout, WAIT_TO_START_MS);
    let known = await knownOf(modelId);
    try {
      for (let lesson = 0; ; lesson += 1) {
        try {
          const completion = await ask(known);
          // What it takes is worth knowing too. Lessons were stored when they were learnt; meanwhile forgotten, they stay so.
          if (isSame(known, assumed) && (await store.get(modelId)) === null) await store.learn(modelId, known);
          return completion;
        } catch (error) {
          if (!(error instanceof InferenceError) || error.code !== "refused-request" || lesson >= MOST_LESSONS) throw error;
          if (learnFromRefusal(known, error) === null) throw error;
          const other = scouts.get(modelId);
          if (end === null && other) await within(other, WAIT_AFTER_REFUSAL_MS);
          end ??= goAhead(modelId);
          const latest = mergeCapabilities(known, await knownOf(modelId));
          // Others may have learnt it meanwhile.
          const learnt = isSame(latest, known) ? learnFromRefusal(known, error) : latest;
          if (learnt === null) throw error;
          if (isSame(latest, known)) await store.learn(modelId, learnt);
          known = learnt;
        }
      }
    } finally {
      end?.();
    }
  };
}

function within(promise: Promise<void>, ms: number): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
