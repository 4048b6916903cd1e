import { costOf } from "../inference/prices.ts";
import { capabilitiesFor } from "./capabilities-for.ts";
import { countCallTokens, countRowTokens } from "./count-draft.ts";
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

export function createCallCosts(generation: Pick<EngineGeneration, "config" | "price">): CallCosts {
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

function expectFromWords({ config, price }: Pick<EngineGeneration, "config" | "price">): number {
  const inputTokens = countCallTokens(config, capabilitiesFor(config.configure.provider, null));
  return costOf(price, { inputTokens, outputTokens: countRowTokens(config) * (config.prompt.rowsPerCall ?? 1) }) ?? 0;
}

interface Spender {
  state: Pick<GenerationState, "costUsd" | "spendingLimit" | "othersInFlight" | "yieldsAtLimit">;
  /** US dollars of calls that ended since `state` was read. */
  costSince: number;
  inFlight: { size: number };
  callCosts: Pick<CallCosts, "expected">;
}

/**
 * Whether one more call may be started: what is spent and what the calls in flight, on all workers, are expected to cost
 * stay below the limit. So it is passed by the last call at the most, and by what that costs more than any before. Workers
 * know of one another's calls a second late: when three times what is under way would reach the limit, one of them goes on alone.
 */
export function hasRoom({ state, costSince, inFlight, callCosts }: Spender): boolean {
  if (state.spendingLimit === null) return true;
  const spent = state.costUsd + costSince;
  const underWay = inFlight.size + state.othersInFlight;
  if (spent >= state.spendingLimit) return false;
  if (underWay === 0 && !state.yieldsAtLimit) return true;
  const expected = callCosts.expected();
  const isNear = spent + 3 * underWay * expected >= state.spendingLimit;
  return spent + underWay * expected < state.spendingLimit && !(isNear && state.yieldsAtLimit);
}
