import type { Actor } from "../accounts/actor.ts";
import { builtInFirst } from "../db/built-in-first.ts";
import { database } from "../db/client.ts";
import { findPreset, listPresets } from "./presets.ts";
import { getRubric, type RubricPreset, type SavedRubric, toSaved, visibleRubrics, WITH_OWNER } from "./rubrics.ts";

/** A preset or a saved rubric, as one thing. */
interface AnyRubric extends Omit<SavedRubric, "updatedAt"> {
  builtIn: boolean;
  /** The templates whose datasets a preset is made for; empty for any. */
  templates: readonly string[];
  /** Null for a preset. */
  updatedAt: Date | null;
}

/** The presets, then the saved ones that this person sees, the newest first. @throws AppError `bad-input:cursor` */
export function listAnyRubrics(
  actor: Actor,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ data: AnyRubric[]; next: string | null }> {
  return builtInFirst(listPresets(false).map(fromPreset), page, async (where, take) => {
    const found = await database().rubric.findMany({
      where: { AND: [visibleRubrics(actor), where] },
      include: WITH_OWNER,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take,
    });
    return found.map((rubric) => ({ id: rubric.id, createdAt: rubric.createdAt, line: fromSaved(toSaved(actor, rubric)) }));
  });
}

/** @param id a preset's or a saved one's @throws AppError `not-found:rubric` */
export async function getAnyRubric(actor: Actor, id: string): Promise<AnyRubric> {
  const preset = findPreset(id, false);
  return preset ? fromPreset(preset) : fromSaved(await getRubric(actor, id));
}

const fromPreset = ({ id, name, description, templates, content }: RubricPreset): AnyRubric => ({
  ...{ id, name, description, templates, content, builtIn: true, shared: true, version: 1, mine: false, ownerName: "", updatedAt: null },
});

const fromSaved = (rubric: SavedRubric): AnyRubric => ({ ...rubric, builtIn: false, templates: [] });
