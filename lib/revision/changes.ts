import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { inFieldOrder, type RowData } from "../generation/fields/row-shape.ts";
import { readRowShape } from "../generation/fields/stored-fields.ts";
import { jsonSchema } from "../json.ts";
import { DECISIONS, type Decision, type DecisionCounts, type Shown } from "./decision.ts";
import { requireFix } from "./require-fix.ts";
import { CHANGES_FROM, DECISION } from "./select-changes.ts";

/** One row of a revision, before and after. */
export interface Change {
  /** The place in the revision, from 0: the cursor of what follows. */
  position: number;
  /** The rewritten row's id; null when there is none. */
  id: string | null;
  /** The dataset's row. */
  rowId: string;
  decision: Decision;
  /** What the row said when it was rewritten, its fields in order; what it says now where it was not rewritten. */
  before: RowData;
  after: RowData | null;
  /** Of a conflict: what the row says now. */
  now: RowData | null;
  /** Of the row's review now. */
  revision: number;
  /** Why it failed; empty otherwise. */
  failure: string;
  decidedBy: string | null;
}

export interface ChangesPage {
  changes: Change[];
  /** The cursor of the following page; null at the end. */
  next: number | null;
  counts: DecisionCounts;
}

interface Line {
  position: number;
  id: string | null;
  rowId: string;
  decision: string;
  before: unknown;
  after: unknown;
  now: unknown;
  revision: number;
  failure: string | null;
  decidedBy: string | null;
}

const rowData = z.record(z.string(), jsonSchema);
const decisionName = z.enum(DECISIONS);

const CHANGES_PAGE = 20;

/**
 * A page of a revision's rows in the dataset's order, with how many there are of each kind.
 * @param query `after`: the position of the last line seen
 * @throws AppError `not-found:generation`
 */
export async function listChanges(
  actor: Actor,
  datasetId: string,
  runId: string,
  { shown, after = -1, limit = CHANGES_PAGE }: { shown: Shown; after?: number; limit?: number },
): Promise<ChangesPage> {
  await requireFix(actor, datasetId, runId);
  const [lines, counts, shape] = await Promise.all([
    readLines(runId, shown, after, limit + 1),
    countDecisions(runId),
    readRowShape(datasetId),
  ]);
  const order = (data: unknown) => inFieldOrder(shape, rowData.parse(data));
  const changes = lines.slice(0, limit).map((line): Change => {
    const decision = decisionName.parse(line.decision);
    return {
      ...{ position: line.position, id: line.id, rowId: line.rowId, decision, revision: line.revision, decidedBy: line.decidedBy },
      ...{ before: order(line.before ?? line.now), after: line.after === null ? null : order(line.after) },
      ...{ now: decision === "conflict" ? order(line.now) : null, failure: line.failure ?? "" },
    };
  });
  return { changes, next: lines.length > limit ? (changes.at(-1)?.position ?? null) : null, counts };
}

const readLines = (runId: string, shown: Shown, after: number, limit: number) =>
  database().$queryRawUnsafe<Line[]>(
    `select * from (
      select s.position, v.id::text as id, r.id::text as "rowId", ${DECISION} as decision, v.data->'before' as before,
        v.data->'after' as after, r.data as now, coalesce(n.revision, 0) as revision, ${FAILURE} as failure,
        (select coalesce(nullif(name, ''), email) from users where users.id = d.reviewed_by_id) as "decidedBy"
      from ${CHANGES_FROM} where s.generation_id = $1::uuid and s.position > $2::int
    ) as line where ${SHOWN_LINES} order by position limit $4::int`,
    ...[runId, after, shown, limit],
  );

const SHOWN_LINES = "($3 = 'all' or decision = $3 or ($3 = 'conflict' and decision = 'deleted'))";

/** What the engine gave it up for, or what the last of its calls failed of. */
const FAILURE = `
  case when v.id is null and s.missing > 0 then coalesce(nullif(s.missing_reason, ''),
    (select error_message from calls where calls.seed_id = s.id and status = 'failed' order by finished_at desc limit 1)) end`;

/** How many rows of a revision there are of each kind. */
export async function countDecisions(runId: string): Promise<DecisionCounts> {
  const found = await database().$queryRawUnsafe<{ decision: string; rows: number }[]>(
    `select ${DECISION} as decision, count(*)::int as rows from ${CHANGES_FROM} where s.generation_id = $1::uuid group by 1`,
    runId,
  );
  const counts: DecisionCounts = {
    ...{ open: 0, conflict: 0, deleted: 0, accepted: 0, refused: 0, unchanged: 0, failed: 0, waiting: 0 },
  };
  for (const { decision, rows } of found) counts[decisionName.parse(decision)] = rows;
  return counts;
}
