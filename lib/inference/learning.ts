import { type CapabilityStore, learnFromRefusal, type ModelCapabilities } from "./capabilities.ts";
import { type Completion, InferenceError } from "./types.ts";

/** There are fewer things to learn than this; an end for the loop whatever happens. */
const MOST_LESSONS = 12;

/**
 * Asks the model, and where it refuses a parameter or a form of output, learns that and asks again without: the first
 * call to a model may take several requests, all later ones take one.
 */
export async function completeLearning(
  store: CapabilityStore,
  assumed: ModelCapabilities,
  modelId: string,
  ask: (known: ModelCapabilities) => Promise<Completion>,
): Promise<Completion> {
  let known = (await store.get(modelId)) ?? assumed;
  for (let lesson = 0; ; lesson++) {
    try {
      return await ask(known);
    } catch (error) {
      const learnt = error instanceof InferenceError && error.code === "refused-request" ? learnFromRefusal(known, error) : null;
      if (learnt === null || lesson >= MOST_LESSONS) throw error;
      known = learnt;
      await store.learn(modelId, known);
    }
  }
}
