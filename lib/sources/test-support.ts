import { randomUUID } from "node:crypto";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import type { Draft } from "../generation/config.ts";
import { createDraft, getDraft, saveDraft } from "../generation/drafts.ts";
import { planGeneration } from "../generation/planning.ts";
import { startGeneration } from "../generation/start.ts";
import { gatherFacts } from "../items/inspect.ts";
import { fileStorage } from "../storage.ts";

// For the tests of sources: uploads as the worker leaves them once they are read, and generations made from them.

/** An upload of a document that was read. Pages are separated by a form feed. */
export async function addDocument(owner: Actor, name: string, text: string): Promise<string> {
  const id = randomUUID();
  const [key, textKey] = [`uploads/${id}`, `texts/${id}`];
  await fileStorage().write(key, ["the original"]);
  await fileStorage().write(textKey, [text]);
  const pages = text.includes("\f") ? text.split("\f").length : null;
  const words = text.split(/\s+/).filter(Boolean).length;
  const shared = { id, ownerId: owner.id, kind: "upload", key, textKey, name, format: "md", status: "ready" };
  await database().file.create({ data: { ...shared, sizeBytes: text.length, pages, words } });
  return id;
}

/** An upload of a JSON array that was inspected. */
export async function addItems(owner: Actor, name: string, items: readonly unknown[]): Promise<string> {
  const id = randomUUID();
  const key = `uploads/${id}`;
  const { sizeBytes } = await fileStorage().write(key, [JSON.stringify(items)]);
  const facts = await gatherFacts(items);
  const shared = { id, ownerId: owner.id, kind: "upload", key, name, format: "json", status: "ready" };
  const details = JSON.parse(JSON.stringify(facts));
  await database().file.create({ data: { ...shared, sizeBytes, items: facts.items, details } });
  return id;
}

/** A draft with these settings over the template's, on the demo connection. */
export async function draftWith(
  owner: Actor,
  configure: Partial<Draft["configure"]>,
  prompt: Partial<Draft["prompt"]>,
  examples?: Draft["examples"],
): Promise<string> {
  const { id } = await createDraft(owner, "custom");
  const { draft, revision } = await getDraft(owner, id);
  const next = await saveDraft(owner, id, "configure", { ...draft.configure, name: "Sources", ...configure }, revision);
  const nearDuplicates = { measure: "shingles", threshold: null } as const;
  const last = await saveDraft(owner, id, "prompt", { ...draft.prompt, nearDuplicates, ...prompt }, next);
  if (examples) await saveDraft(owner, id, "examples", examples, last);
  return id;
}

/** A generation that is planned and, if that went well, running. */
export async function runningWith(...draft: Parameters<typeof draftWith>): Promise<string> {
  const id = await draftWith(...draft);
  await startGeneration(draft[0], id);
  await planGeneration(id);
  return id;
}
