import { STEPS, type Step, type StepState } from "@/lib/generation/config.ts";

export const STEP_NAMES: Record<Step, string> = {
  configure: "Configure",
  prompt: "Prompt and seeds",
  examples: "Examples",
  summary: "Summary",
};

export const stepHref = (id: string, step: Step) => `/generations/${id}/${step}`;

/** The step before or after; undefined at the ends. */
export const neighbour = (step: Step, by: -1 | 1): Step | undefined => STEPS[STEPS.indexOf(step) + by];

/** The step that a path such as `/generations/…/prompt` shows. */
export const stepOfPath = (path: string): Step => STEPS.find((step) => path.endsWith(`/${step}`)) ?? "configure";

export type Mark = "current" | "done" | "attention" | "ahead";

/**
 * What the stepper says of a step. A step counts as done, or as needing attention, only once the user has been there
 * or beyond: a new draft does not begin with a row of errors.
 */
export function markOf(state: StepState, current: Step, visited: readonly Step[], checked: readonly Step[]): Mark {
  const seen = checked.includes(state.step) || visited.includes(state.step) || STEPS.indexOf(state.step) < STEPS.indexOf(current);
  if (state.step === current) return !state.done && checked.includes(state.step) ? "attention" : "current";
  if (!seen) return "ahead";
  return state.done ? "done" : "attention";
}
