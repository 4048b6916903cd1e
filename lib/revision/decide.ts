import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { toRowId } from "../generation/keyset.ts";
import { jsonSchema } from "../json.ts";
import { applyChanges, type RowConflict } from "../review/apply-changes.ts";
import type { Decision } from "./decision.ts";
import { requireFix } from "./require-fix.ts";
import { CHANGES_FROM, DECISION } from "./select-changes.ts";

// Accepting a rewritten row is an edit of the dataset's row; what was decided stands beside the rewritten row itself.

/** Rows that one request decides. */
const DECIDE_BATCH = 1_000;

export interface Decided {
  /** Rows that were decided. */
  rows: number;
  /** Rows to which nothing was done, by the reason. */
  left: Partial<Record<RowConflict["reason"], number>>;
  /** The review action of the dataset, by which an acceptance can be undone; null when no row was changed. */
  actionId: string | null;
  /** When it was decided, ISO 8601: by it a refusal of many can be taken back. */
  at: string;
}

interface Line {
  id: string;
  position: number;
  rowId: string;
  revision: number;
  after: unknown;
}

const rowData = z.record(z.string(), jsonSchema);

/**
 * Accepts or refuses one rewritten row, or takes a refusal back.
 * @param seen the revision of the row's review that the person saw, where they take the rewriting although the row was
 * changed since; otherwise a changed row is left alone
 * @throws AppError `not-found:generation`, `not-found:row`
 */
export async function decideOne(actor: Actor, { datasetId, runId, id, decision, seen }: OneDecision): Promise<Decided> {
  await requireFix(actor, datasetId, runId);
  const [line] = await readLines(runId, ALLOWED[seen === undefined ? decision : "overwrite"], "v.id = $3::bigint", [toRowId(id)]);
  const author = { actor, datasetId, runId, action: null, at: new Date().toISOString() };
  if (line) return decideLines(author, decision, [seen === undefined ? line : { ...line, revision: seen }]);
  if (!(await database().row.findFirst({ where: { id: toRowId(id), generationId: runId }, select: { id: true } })))
    throw new AppError("not-found:row", "This rewritten row does not exist.");
  return { rows: 0, left: { changed: 1 }, actionId: null, at: new Date().toISOString() };
}

interface OneDecision {
  datasetId: string;
  runId: string;
  /** Of the rewritten row. */
  id: string;
  decision: Decide;
  seen?: number | undefined;
}

export type Decide = "accept" | "refuse" | "reopen";

/** What may be decided of what. */
const ALLOWED: Record<Decide | "overwrite", readonly Decision[]> = {
  ...{ accept: ["open", "refused"], overwrite: ["open", "refused", "conflict"], refuse: ["open", "conflict"], reopen: ["refused"] },
};

export interface BatchDecided extends Decided {
  /** Where the next batch begins; null when all is done. */
  next: number | null;
}

/**
 * Accepts or refuses the next open rows, at most `DECIDE_BATCH`: a page goes on until `next` is null. Rows that are in
 * conflict, unchanged or decided already are left alone.
 * @throws AppError `not-found:generation`
 */
export async function decideBatch(actor: Actor, { datasetId, runId, decision, after, action, at }: BatchDecision): Promise<BatchDecided> {
  await requireFix(actor, datasetId, runId);
  const lines = await readLines(runId, ["open"], "s.position > $3::int", [after]);
  const decided = await decideLines({ actor, datasetId, runId, action, at: at ?? new Date().toISOString() }, decision, lines);
  return { ...decided, next: lines.length < DECIDE_BATCH ? null : (lines.at(-1)?.position ?? null) };
}

interface BatchDecision {
  datasetId: string;
  runId: string;
  decision: "accept" | "refuse";
  /** The position of the last row of the batch before; -1 to begin. */
  after: number;
  /** The review action that the batch before began; null to begin one. */
  action: string | null;
  /** What the batch before answered; null to begin. */
  at: string | null;
}

const readLines = (runId: string, allowed: readonly string[], condition: string, parameters: readonly unknown[]) =>
  database().$queryRawUnsafe<Line[]>(
    `select v.id::text as id, s.position, r.id::text as "rowId", coalesce(n.revision, 0) as revision, v.data->'after' as after
    from ${CHANGES_FROM} where s.generation_id = $1::uuid and v.id is not null and ${DECISION} = any($2::text[]) and ${condition}
    order by s.position limit ${DECIDE_BATCH}`,
    ...[runId, allowed, ...parameters],
  );

interface Author {
  actor: Actor;
  datasetId: string;
  runId: string;
  action: string | null;
  at: string;
}

async function decideLines(author: Author, decision: Decide, lines: readonly Line[]): Promise<Decided> {
  const { actor, datasetId, action, at } = author;
  if (lines.length === 0) return { rows: 0, left: {}, actionId: action, at };
  if (decision !== "accept") {
    await keepDecisions(author, lines, decision === "refuse" ? "rejected" : "unreviewed");
    return { rows: lines.length, left: {}, actionId: null, at };
  }
  const changes = lines.map(({ rowId, revision, after }) => ({ rowId, revision, data: rowData.parse(after) }));
  const { actionId, conflicts } = await applyChanges(actor, datasetId, "accept", changes, { action });
  const reasons = new Map(conflicts.map(({ rowId, reason }) => [rowId, reason]));
  const applied = lines.filter(({ rowId }) => !reasons.has(rowId));
  // Should the process end here, the rows say what was accepted all the same, and count as accepted.
  await keepDecisions(author, applied, "approved");
  const left: Decided["left"] = {};
  for (const reason of reasons.values()) left[reason] = (left[reason] ?? 0) + 1;
  return { rows: applied.length, left, actionId, at };
}

async function keepDecisions(
  { actor, runId, at }: Author,
  lines: readonly Line[],
  state: "approved" | "rejected" | "unreviewed",
): Promise<void> {
  if (lines.length === 0) return;
  const ids = lines.map(({ id }) => id);
  await database().$executeRawUnsafe(KEEP_DECISIONS, ids, runId, state, actor.id, at);
}

const KEEP_DECISIONS = `
  insert into row_reviews (row_id, generation_id, state, reviewed_by_id, reviewed_at)
  select id, $2::uuid, $3, $4::uuid, $5::timestamptz from unnest($1::bigint[]) as decided(id) order by id
  on conflict (row_id) do update set state = excluded.state, reviewed_by_id = excluded.reviewed_by_id,
    reviewed_at = excluded.reviewed_at, revision = row_reviews.revision + 1`;
