import type { Actor } from "../accounts/actor.ts";
import type { RubricContent } from "./rubric.ts";
import type { RubricForm } from "./rubric-form.ts";

// Rubrics of people's own. Everybody sees their own and the shared ones; only who made one, or an owner of the studio, changes it.

export interface RubricPreset {
  id: string;
  name: string;
  description: string;
  /** The templates whose datasets it is made for; empty for any. */
  templates: readonly string[];
  content: RubricContent;
}

export interface SavedRubric {
  id: string;
  name: string;
  description: string;
  shared: boolean;
  /** Counts the changes of its content. */
  version: number;
  /** Whether this person may change or delete it. */
  mine: boolean;
  ownerName: string;
  content: RubricContent;
  updatedAt: Date;
}

/** @param grounded presets for rows of documents, which ask about the source too */
export async function listRubrics(_actor: Actor, _grounded = false): Promise<{ presets: RubricPreset[]; saved: SavedRubric[] }> {
  throw new Error("not yet");
}

/** @throws AppError `not-found:rubric` */
export async function getRubric(_actor: Actor, _id: string): Promise<SavedRubric> {
  throw new Error("not yet");
}

/**
 * Keeps a rubric: a new one, or, with `id`, what one is now. Its version counts up when its content has changed.
 * @param rubric `version`: the one that was being edited; another one's change meanwhile is a conflict
 * @throws AppError `not-found:rubric`, `forbidden:rubric`, `conflict:rubric`, `bad-input:rubric`
 */
export async function saveRubric(
  _actor: Actor,
  _rubric: RubricForm & { id?: string; version?: number },
): Promise<{ id: string; version: number }> {
  throw new Error("not yet");
}

/** Evaluations that were made with it keep their copy. @throws AppError `not-found:rubric`, `forbidden:rubric` */
export async function deleteRubric(_actor: Actor, _id: string): Promise<void> {
  throw new Error("not yet");
}
