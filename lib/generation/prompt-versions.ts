import type { Actor } from "../accounts/actor.ts";
import { database, type Transaction } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { getTemplate } from "../templates/index.ts";
import { lockGeneration } from "./access.ts";
import { readDraft } from "./assist-call.ts";
import type { Draft } from "./config.ts";

// Every text that a draft's prompt had before it was replaced, and every proposal: nothing that was written is lost.

const VERSION_SOURCES = ["written", "proposed", "template"] as const;
type VersionSource = (typeof VERSION_SOURCES)[number];

export interface PromptVersion {
  id: string;
  text: string;
  source: VersionSource;
  /** What the model was asked for; empty for a person's own text. */
  instruction: string;
  /** ISO 8601. */
  createdAt: string;
}

const SHOWN_VERSIONS = 100;

/** A draft's versions, the newest first, at most 100; its present text is among them. @throws AppError `not-found:generation` */
export async function listPromptVersions(actor: Actor, id: string): Promise<PromptVersion[]> {
  const draft = await readDraft(actor, id);
  await transact(async (transaction) => {
    await lockGeneration(actor, id, transaction);
    await keepPresent(transaction, id, draft);
  });
  const rows = await database().promptVersion.findMany({
    where: { generationId: id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: SHOWN_VERSIONS,
  });
  return rows.map(({ id: versionId, text, instruction, createdAt, source }) => ({
    ...{ id: versionId, text, instruction },
    source: VERSION_SOURCES.find((known) => known === source) ?? "written",
    createdAt: createdAt.toISOString(),
  }));
}

/** Keeps the template's text, the present text, and then the model's proposal. */
export async function keepProposal(actor: Actor, id: string, draft: Draft, text: string, instruction: string): Promise<void> {
  await transact(async (transaction) => {
    await lockGeneration(actor, id, transaction);
    await keepPresent(transaction, id, draft);
    await keep(transaction, id, { text, source: "proposed", instruction, createdAt: new Date() });
  });
}

async function keepPresent(transaction: Transaction, id: string, draft: Draft): Promise<void> {
  const standard = getTemplate(draft.configure.template).prompt;
  // In this order also by their time, although all are stored in one moment.
  await keep(transaction, id, { text: standard, source: "template", instruction: "", createdAt: new Date(Date.now() - 2) });
  if (draft.prompt.prompt.trim() === "") return;
  await keep(transaction, id, { text: draft.prompt.prompt, source: "written", instruction: "", createdAt: new Date(Date.now() - 1) });
}

interface NewVersion extends Pick<PromptVersion, "text" | "source" | "instruction"> {
  createdAt: Date;
}

/** A text that is kept already, whoever wrote it, is not kept twice. */
async function keep(transaction: Transaction, generationId: string, version: NewVersion): Promise<void> {
  const known = await transaction.promptVersion.count({ where: { generationId, text: version.text } });
  if (known === 0) await transaction.promptVersion.create({ data: { generationId, ...version } });
}
