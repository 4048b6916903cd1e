import type { Actor } from "../accounts/actor.ts";
import { ensureDemoConnection } from "../connections/connections.ts";
import { database, type Transaction } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { setGenerationFiles } from "../files/usage.ts";
import { DEMO_MODEL } from "../inference/demo/models.ts";
import { inputsOf } from "../sources/inputs.ts";
import { draftFor } from "../templates/index.ts";
import { requireDataset, requireGeneration } from "./access.ts";
import { askedRows, type Draft, draftSchema, LIMITS, type Step, type TemplateId } from "./config.ts";
import type { GenerationStatus } from "./status.ts";
import { readStoredDraft } from "./stored-draft.ts";

// A draft is a generation that has not been started: every change of the wizard is stored at once.

export interface StoredDraft {
  id: string;
  draft: Draft;
  /** The number of the last save; hand it back with the next one. */
  revision: number;
  status: GenerationStatus;
}

/** A new draft, filled from a template, on the built-in demo until another connection is chosen. */
export async function createDraft(actor: Actor, template: TemplateId = "code-generation"): Promise<{ id: string }> {
  const { id: connectionId } = await ensureDemoConnection();
  const draft = draftFor(template);
  return insertDraft(actor, { ...draft, configure: { ...draft.configure, connectionId, modelId: DEMO_MODEL } });
}

/** The settings of a draft, or of a generation that was one. @throws AppError `not-found:generation` */
export async function getDraft(actor: Actor, id: string): Promise<StoredDraft> {
  const { status } = await requireDataset(actor, id);
  const { config, revision } = await database().generation.findUniqueOrThrow({ where: { id }, select: { config: true, revision: true } });
  return { id, draft: readStoredDraft(config), revision, status };
}

/**
 * Stores one step of a draft as it is, whether or not its rules hold. `revision` is the one that the values were based on.
 * @returns the new revision.
 * @throws AppError `not-found:generation`; `conflict:draft` when another tab saved in between; `conflict:started` when the
 * generation has been started.
 */
export async function saveDraft<S extends Step>(actor: Actor, id: string, step: S, values: Draft[S], revision: number): Promise<number> {
  const { draft, revision: stored } = await getDraft(actor, id);
  // Otherwise the other steps, read just now, would be taken for the ones that this tab knew.
  if (stored !== revision) throw await refusal(actor, id);
  return replaceDraft(actor, id, { ...draft, [step]: values }, revision);
}

/** Changes a draft from what it is now, as `saveDraft` does. @throws AppError as `saveDraft` */
export async function changeDraft(actor: Actor, id: string, change: (draft: Draft) => Promise<Draft>): Promise<void> {
  const { draft, revision, status } = await getDraft(actor, id);
  if (status !== "draft") throw await refusal(actor, id);
  await replaceDraft(actor, id, await change(draft), revision);
}

/** Stores all steps at once, as `saveDraft` does one: for another template. */
async function replaceDraft(actor: Actor, id: string, draft: Draft, revision: number): Promise<number> {
  const config = draftSchema.parse(draft);
  await requireGeneration(actor, id);
  // By revision alone, in one statement: a condition on the owner's team would make two of it, between which another tab fits.
  const columns = await columnsOf(config);
  const saved = await transact(async (transaction) => {
    const { count } = await transaction.generation.updateMany({
      where: { id, status: "draft", revision },
      data: { ...columns, revision: revision + 1 },
    });
    if (count > 0) await setGenerationFiles(actor, id, config.configure.fileIds, transaction);
    return count > 0;
  });
  if (!saved) throw await refusal(actor, id);
  return revision + 1;
}

/** A new draft of this person's with exactly the same settings; it follows the same dataset, if any. @throws AppError `not-found:generation` */
export async function cloneGeneration(actor: Actor, id: string): Promise<{ id: string }> {
  const { draft } = await getDraft(actor, id);
  const { parentId } = await database().generation.findUniqueOrThrow({ where: { id }, select: { parentId: true } });
  const name = copyName(draft.configure.name);
  return insertDraft(actor, { ...draft, configure: { ...draft.configure, name } }, parentId === null ? {} : { parentId });
}

/** “Poems” → “Poems (copy)” → “Poems (copy 2)”; a name without text stays as it is. */
export function copyName(name: string): string {
  const trimmed = name.trim();
  if (!trimmed) return name;
  const copy = /^(.*) \(copy(?: (\d+))?\)$/.exec(trimmed);
  const suffix = copy ? ` (copy ${Number(copy[2] ?? 1) + 1})` : " (copy)";
  return (copy?.[1] ?? trimmed).slice(0, LIMITS.nameLength - suffix.length) + suffix;
}

/** What a new draft has beside its settings. */
interface Origin {
  /** Its own id, where that was chosen already. */
  id?: string;
  /** The dataset that it follows. */
  parentId?: string;
  /** The workflow that it is a task of. */
  workflowId?: string;
}

/** Stores a new draft of this person. */
export function insertDraft(actor: Actor, draft: Draft, origin: Origin = {}): Promise<{ id: string }> {
  return transact((transaction) => insertDraftIn(transaction, actor, draft, origin));
}

/** As `insertDraft`, within a transaction. */
export async function insertDraftIn(transaction: Transaction, actor: Actor, draft: Draft, origin: Origin): Promise<{ id: string }> {
  const data = { ownerId: actor.id, ...(await columnsOf(draft)), ...origin };
  const { id } = await transaction.generation.create({ data, select: { id: true } });
  await setGenerationFiles(actor, id, draft.configure.fileIds, transaction);
  return { id };
}

async function refusal(actor: Actor, id: string): Promise<AppError> {
  const { status } = await requireGeneration(actor, id);
  return status === "draft"
    ? new AppError("conflict:draft", "This draft was changed in another tab or by someone else meanwhile.")
    : new AppError("conflict:started", "This dataset has been started, so its settings no longer change.");
}

/** The columns that follow from the draft: for the list's filters, and for the relation to the connection. */
async function columnsOf(config: Draft) {
  const { name, provider, connectionId, modelId, workflow, template } = config.configure;
  // A draft may name a connection that has been deleted since.
  const connection =
    connectionId === null ? null : await database().connection.findUnique({ where: { id: connectionId }, select: { id: true } });
  return {
    config,
    ...{ provider, workflow, template },
    connectionId: connection?.id ?? null,
    name: name.trim().slice(0, LIMITS.nameLength),
    modelId: modelId.trim(),
    seedCount: inputsOf(config.configure) === "seeds" ? config.prompt.seeds.length : 0,
    // A half-typed number may be anything; the column holds whole ones below two thousand million.
    asked: Math.min(1_000_000_000, Math.max(0, Math.trunc(askedRows(config, 0)))),
    spendingLimit: config.summary.spendingLimit,
  };
}
