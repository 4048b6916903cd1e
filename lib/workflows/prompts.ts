import type { Actor } from "../accounts/actor.ts";
import { database, type Transaction } from "../db/client.ts";
import type { WorkflowPrompt } from "../db/generated/client.ts";
import { transact } from "../db/transaction.ts";
import { lockWorkflow, requireWorkflow } from "./access.ts";

// Every text that a workflow's user prompt had; the latest one holds.

const PROMPT_SOURCES = ["create", "iterate", "written", "copy"] as const;
type PromptSource = (typeof PROMPT_SOURCES)[number];

export interface PromptView {
  id: string;
  text: string;
  /** Where it was given: with the workflow, with a sample, alone, or in the workflow that this one is a copy of. */
  source: PromptSource;
  created_at: string;
}

const MOST_SHOWN = 500;

/** The latest first, at most 500. @throws AppError `not-found:workflow` */
export async function listPrompts(actor: Actor, workflowId: string): Promise<PromptView[]> {
  await requireWorkflow(actor, workflowId);
  const found = await database().workflowPrompt.findMany({ where: { workflowId }, orderBy: LATEST, take: MOST_SHOWN });
  return found.map(viewPrompt);
}

/** Gives the workflow another user prompt, from the next sample on. @throws AppError `not-found:workflow` */
export async function addPrompt(actor: Actor, workflowId: string, text: string): Promise<PromptView> {
  return transact(async (transaction) => {
    await lockWorkflow(actor, workflowId, transaction);
    return viewPrompt(await keepPrompt(transaction, workflowId, text, "written"));
  });
}

/** The prompt with this text: the present one when it says just this, else a new one. */
export async function keepPrompt(
  transaction: Transaction,
  workflowId: string,
  text: string,
  source: PromptSource,
): Promise<WorkflowPrompt> {
  const present = await findPresent(transaction, workflowId);
  if (present?.text === text) return present;
  return transaction.workflowPrompt.create({ data: { workflowId, text, source } });
}

/** The prompt that holds. */
export async function presentPrompt(transaction: Transaction, workflowId: string): Promise<WorkflowPrompt> {
  const present = await findPresent(transaction, workflowId);
  if (!present) throw new Error(`workflow ${workflowId} has no prompt`);
  return present;
}

const LATEST = [{ createdAt: "desc" }, { id: "desc" }] satisfies { [field: string]: "desc" }[];

const findPresent = (transaction: Transaction, workflowId: string) =>
  transaction.workflowPrompt.findFirst({ where: { workflowId }, orderBy: LATEST });

export const viewPrompt = ({ id, text, source, createdAt }: WorkflowPrompt): PromptView => ({
  ...{ id, text, source: PROMPT_SOURCES.find((known) => known === source) ?? "written" },
  created_at: createdAt.toISOString(),
});
