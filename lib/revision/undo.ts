import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { undoAction } from "../review/undo-action.ts";
import { requireFix } from "./require-fix.ts";

export interface FixUndone {
  /** Rows that are open again. */
  undone: number;
  /** Rows that were left alone: they were changed again since. */
  left: number;
}

/**
 * Takes an acceptance back: the rows say what they said before, and are open again.
 * @throws AppError `not-found:generation`, `not-found:action`, `conflict:undone`
 */
export async function undoAcceptance(actor: Actor, datasetId: string, runId: string, actionId: string): Promise<FixUndone> {
  await requireFix(actor, datasetId, runId);
  const { undone, left } = await undoAction(actor, datasetId, actionId);
  return { undone, left };
}

/**
 * Takes back what this person refused at one moment.
 * @param at what the refusal answered, ISO 8601
 * @throws AppError `not-found:generation`; `bad-input:time`
 */
export async function undoRefusal(actor: Actor, datasetId: string, runId: string, at: string): Promise<FixUndone> {
  await requireFix(actor, datasetId, runId);
  if (Number.isNaN(Date.parse(at))) throw new AppError("bad-input:time", "This refusal cannot be found.");
  const undone = await database().$executeRawUnsafe(REOPEN, runId, actor.id, at);
  return { undone, left: 0 };
}

const REOPEN = `
  update row_reviews set state = 'unreviewed', revision = revision + 1
  where generation_id = $1::uuid and state = 'rejected' and reviewed_by_id = $2::uuid and reviewed_at = $3::timestamptz`;
