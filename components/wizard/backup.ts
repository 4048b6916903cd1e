import { z } from "zod";
import { draftSchema, STEPS, type Step } from "@/lib/generation/config.ts";
import type { Unsaved } from "./draft-store.ts";

// What a tab had not saved when its page went away, kept until the page comes back.

const backupSchema = z.object({ revision: z.int(), steps: draftSchema.partial() });
const keyOf = (id: string) => `seedloom:draft:${id}`;

/** Keeps the unsaved part of a draft for this tab; null forgets it. A full or forbidden storage is no error. */
export function keepBackup(id: string, unsaved: Unsaved | null): void {
  try {
    if (unsaved) sessionStorage.setItem(keyOf(id), JSON.stringify(unsaved));
    else sessionStorage.removeItem(keyOf(id));
  } catch {
    // Autosave goes on without it.
  }
}

const visitedKey = (id: string) => `seedloom:visited:${id}`;

/** Keeps which steps of a draft were looked at, so that the stepper knows it tomorrow too. */
export function keepVisited(id: string, steps: readonly Step[]): void {
  try {
    localStorage.setItem(visitedKey(id), JSON.stringify(steps));
  } catch {
    // The stepper then starts anew.
  }
}

export function readVisited(id: string): Step[] {
  try {
    return z.array(z.enum(STEPS)).parse(JSON.parse(localStorage.getItem(visitedKey(id)) ?? "[]"));
  } catch {
    return [];
  }
}

/** A generation that was started has no draft any more. */
export function forgetDraft(id: string): void {
  try {
    localStorage.removeItem(visitedKey(id));
    sessionStorage.removeItem(keyOf(id));
  } catch {
    // Nothing was kept either.
  }
}

export function takeBackup(id: string): Unsaved | null {
  try {
    const text = sessionStorage.getItem(keyOf(id));
    sessionStorage.removeItem(keyOf(id));
    return text ? (backupSchema.safeParse(JSON.parse(text)).data ?? null) : null;
  } catch {
    return null;
  }
}
