import type { RubricChoice } from "@/lib/evaluation/form.ts";
import type { RubricContent } from "@/lib/evaluation/rubric.ts";
import { type EditedRubric, toContent, toEdited } from "../rubric/rubric-ops.ts";

/** A rubric that can be chosen. */
export interface OfferedRubric {
  id: string;
  name: string;
  description: string;
  content: RubricContent;
}

/** What is chosen on the page: a preset, a saved rubric, or a copy that is edited in place. */
export type ChosenRubric = { kind: "preset" | "saved"; id: string } | { kind: "own"; name: string; edited: EditedRubric };

/** What the page begins with when an evaluation is run again. A preset or rubric that is gone begins with `fallback`. */
export function chosenFrom(choice: RubricChoice, offered: readonly OfferedRubric[], fallback: string): ChosenRubric {
  if ("content" in choice) return { kind: "own", name: choice.name, edited: toEdited(choice.content) };
  const [kind, id] = "preset" in choice ? (["preset", choice.preset] as const) : (["saved", choice.saved] as const);
  return offered.some((rubric) => rubric.id === id) ? { kind, id } : { kind: "preset", id: fallback };
}

/** As it is sent to the server. */
export function toChoice(chosen: ChosenRubric): RubricChoice {
  if (chosen.kind === "own") return { name: chosen.name.trim(), content: toContent(chosen.edited) };
  return chosen.kind === "preset" ? { preset: chosen.id } : { saved: chosen.id };
}
