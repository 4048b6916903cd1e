import { costOf } from "../inference/prices.ts";
import type { EngineGeneration, GenerationState } from "./engine-types.ts";

// A spending limit is kept before calls are started, for what was started is paid: what the calls in flight will cost
// is counted as if it were spent.

/** What calls of one generation cost, as far as this worker has seen. */
export interface CallCosts {
  /** A call that has ended. A free one, such as a refused request, says nothing of what an answered one costs. */
  ended(costUsd: number | null): void;
  /**
   * US dollars that one call is not expected to pass: the dearest of those that ended, and more while they are few; before
   * that, what its prompt and examples say. Too much only means that the last calls before the limit go fewer at a time.
   */
  expected(): number;
}

export function createCallCosts(generation: Pick<EngineGeneration, "task" | "price">): CallCosts {
  let calls = 0;
  let dearest = 0;
  let first: number | null = null;
  return {
    ended(costUsd) {
      if (!costUsd) return;
      calls += 1;
      dearest = Math.max(dearest, costUsd);
    },
    expected() {
      if (calls > 0) return dearest * (1 + 2 / calls);
      first ??= expectFromWords(generation);
      return first;
    },
  };
}

const expectFromWords = ({ task, price }: Pick<EngineGeneration, "task" | "price">): number => costOf(price, task.expectedTokens()) ?? 0;

interface Spender {
  state: Pick<GenerationState, "costUsd" | "spendingLimit" | "workers" | "yieldsAtLimit">;
  /** US dollars of calls of this worker that ended since `state` was read. */
  costSince: number;
  inFlight: { size: number };
  callCosts: Pick<CallCosts, "expected">;
}

/** A worker that is not the last to spend stops when so many times what all workers may have under way would reach the limit. */
const CAUTION = 3;

/**
 * Whether one more call may be started. Workers hear of one another's calls half a second late, so what was left when the
 * state was read is divided among them, and each keeps what it has spent since, with what its calls in flight are expected
 * to cost, below its part. Near the limit all but one stop. That one may pass its part by its last call, so that what is
 * left at the end is spent and the run ends.
 */
export function hasRoom({ state, costSince, inFlight, callCosts }: Spender): boolean {
  if (state.spendingLimit === null) return true;
  const left = state.spendingLimit - state.costUsd;
  if (costSince >= left) return false;
  if (inFlight.size === 0 && !state.yieldsAtLimit) return true;
  const expected = callCosts.expected();
  if (costSince + inFlight.size * expected >= left / state.workers) return false;
  const everyone = CAUTION * state.workers * Math.max(1, inFlight.size);
  return !state.yieldsAtLimit || costSince + everyone * expected < left;
}
