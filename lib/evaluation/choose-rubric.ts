import type { Actor } from "../accounts/actor.ts";
import { AppError } from "../errors.ts";
import { canonicalJson } from "../json.ts";
import type { RubricChoice } from "./form.ts";
import { findPreset, listPresets } from "./presets.ts";
import type { FrozenRubric } from "./rubric.ts";
import { getRubric } from "./rubrics.ts";

/** The rubric that was chosen, as it is now. @param grounded for rows of documents @throws AppError `not-found:rubric` */
export async function chooseRubric(actor: Actor, choice: RubricChoice, grounded: boolean): Promise<FrozenRubric> {
  if ("preset" in choice) {
    const preset = findPreset(choice.preset, grounded);
    if (!preset) throw new AppError("not-found:rubric", "This rubric does not exist. Choose another one.", { field: "rubric" });
    return { id: null, name: preset.name, version: 1, content: preset.content };
  }
  if ("saved" in choice) {
    const { id, name, version, content } = await getRubric(actor, choice.saved);
    return { id, name, version, content };
  }
  return { id: null, name: choice.name, version: 1, content: choice.content };
}

/** The choice that gives the same rubric again: a saved one or a preset as long as they are as they were, else its content. */
export async function choiceFor(actor: Actor, rubric: FrozenRubric, grounded: boolean): Promise<RubricChoice> {
  const isSame = (content: unknown) => canonicalJson(content) === canonicalJson(rubric.content);
  if (rubric.id !== null) {
    const saved = await getRubric(actor, rubric.id).catch(() => null);
    if (saved && isSame(saved.content)) return { saved: saved.id };
  }
  const preset = listPresets(grounded).find(({ name, content }) => name === rubric.name && isSame(content));
  return preset ? { preset: preset.id } : { name: rubric.name, content: rubric.content };
}
