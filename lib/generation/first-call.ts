import { axesOf, type SpreadCall, spreadAttributes } from "./attributes.ts";
import type { Draft } from "./config.ts";
import { callsPerSeed, planCalls } from "./plan.ts";
import { usualRowsOfSeed } from "./seed-rows.ts";

/** The first call of a draft's first seed as it would be planned, with the number of calls of a seed. What is not filled in counts as one. */
export function firstCall(prompt: Draft["prompt"]): SpreadCall & { batches: number } {
  const perSeed = usualRowsOfSeed(prompt);
  const perCall = Math.max(1, prompt.rowsPerCall ?? 1);
  const axes = axesOf(prompt);
  const [first] = spreadAttributes(planCalls(1, perSeed, perCall), axes);
  return { ...(first ?? { seed: 0, count: 1, batch: 0 }), batches: callsPerSeed(perSeed, perCall, axes.label?.values.length) };
}
