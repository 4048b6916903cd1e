import { database, type Transaction } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { type CallJobData, deleteCallQueue, insertCalls } from "../jobs/queue.ts";
import { inputsOf } from "../sources/inputs.ts";
import { planSources } from "../sources/plan-sources.ts";
import type { PlannedSource } from "../sources/planned-source.ts";
import { SourceError } from "../sources/source-error.ts";
import { type Axes, axesOf, spreadAttributes } from "./attributes.ts";
import type { Draft } from "./config.ts";
import { splitRows } from "./plan.ts";
import { countPlanned, lockQueued, setRunning } from "./planning-state.ts";

// Planning from files: there may be a million sources, so they are stored some thousands at a time. A batch and its calls
// are one transaction, and a source that is there already is passed over with its calls: so planning may be broken off
// anywhere and done again. Until it is complete the generation stays queued, and no call is made. Attributes and a balanced
// field are spread within each batch.

const BATCH_SOURCES = 2_000;
/** Characters of text. */
const BATCH_LENGTH = 4_000_000;

/** Returns false when the generation was paused, cancelled or deleted meanwhile. */
export async function planFromFiles(generationId: string, draft: Draft): Promise<boolean> {
  const rowsPerCall = draft.prompt.rowsPerCall ?? 1;
  const axes = inputsOf(draft.configure) === "items" ? NO_AXES : axesOf(draft.prompt);
  let stored = 0;
  try {
    for await (const batch of inBatches(planSources(generationId, draft))) {
      if (!(await storeBatch(generationId, callsOf(batch, rowsPerCall, axes)))) return false;
      stored += batch.length;
    }
    await countPlanned(database(), stored);
    return await transact((transaction) => endPlanning(transaction, generationId));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return transact((transaction) => failPlanning(transaction, generationId, error.message));
  }
}

async function* inBatches(sources: AsyncIterable<PlannedSource>): AsyncGenerator<PlannedSource[]> {
  let batch: PlannedSource[] = [];
  let length = 0;
  for await (const source of sources) {
    batch.push(source);
    length += source.text.length;
    if (batch.length < BATCH_SOURCES && length < BATCH_LENGTH) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}

/** An item is one completion, whatever its rows are to have. */
const NO_AXES: Axes = { label: null, attributes: [] };

interface SourceCalls {
  source: PlannedSource;
  calls: Omit<CallJobData, "seedId">[];
}

function callsOf(batch: readonly PlannedSource[], rowsPerCall: number, axes: Axes): SourceCalls[] {
  const planned = batch.flatMap(({ rows }, seed) => splitRows(rows, rowsPerCall).map((count, number) => ({ seed, count, batch: number })));
  const bySource = Map.groupBy(spreadAttributes(planned, axes), (call) => call.seed);
  return batch.map((source, index) => {
    const own = bySource.get(index) ?? [];
    return {
      source,
      calls: own.map(({ count, batch: number, attributes }) => ({ count, batch: number, batches: own.length, attributes })),
    };
  });
}

function storeBatch(generationId: string, batch: readonly SourceCalls[]): Promise<boolean> {
  const lines = batch.map(({ source: { position, kind, text, fileId, origin, rows }, calls }) => ({
    ...{ position, kind, text, file_id: fileId, origin, asked: rows, planned: calls.length },
  }));
  const byPosition = new Map(batch.map(({ source, calls }) => [source.position, calls]));
  const json = JSON.stringify(lines);
  return transact(async (transaction) => {
    if (!(await lockQueued(transaction, generationId))) return false;
    const stored = await transaction.$queryRawUnsafe<{ id: string; position: number }[]>(INSERT_SOURCES, generationId, json);
    const calls = stored.flatMap(({ id, position }) => (byPosition.get(position) ?? []).map((call) => ({ seedId: id, ...call })));
    await insertCalls(transaction, generationId, calls);
    return true;
  });
}

/** A file that was deleted meanwhile is not named: its text is at hand all the same. */
const INSERT_SOURCES = `
  insert into seeds (generation_id, position, kind, text, file_id, origin, asked, planned)
  select $1::uuid, position, kind, text, (select id from files where files.id = source.file_id), origin, asked, planned
  from json_to_recordset($2::json) as source(
    position int, kind text, text text, file_id uuid, origin jsonb, asked int, planned int)
  order by position
  on conflict (generation_id, position) do nothing
  returning id::text, position`;

/** What is asked is known only now: items that cannot be sent are not counted. */
async function endPlanning(transaction: Transaction, generationId: string): Promise<boolean> {
  if (!(await lockQueued(transaction, generationId))) return false;
  const [planned] = await transaction.$queryRawUnsafe<{ sources: number; asked: number }[]>(COUNT_SOURCES, generationId);
  const { sources = 0, asked = 0 } = planned ?? {};
  if (asked === 0)
    return failPlanning(transaction, generationId, "The file holds no item that can be sent: in each of them a field is empty.");
  await transaction.generation.update({ where: { id: generationId }, data: { asked, pending: asked, seedCount: sources } });
  await setRunning(transaction, generationId);
  return true;
}

const COUNT_SOURCES = `
  select count(*)::int as sources, coalesce(sum(asked), 0)::int as asked from seeds where generation_id = $1::uuid`;

/** Ends a generation that cannot be planned, before anything of it was sent. */
export async function failPlanning(transaction: Transaction, generationId: string, reason: string): Promise<boolean> {
  if (!(await lockQueued(transaction, generationId))) return false;
  await deleteCallQueue(transaction, generationId);
  await transaction.seed.deleteMany({ where: { generationId } });
  await transaction.$executeRawUnsafe(FAIL, generationId, reason);
  return true;
}

const FAIL = `
  update generations set status = 'failed', status_reason = $2, missing = asked, pending = 0, finished_at = now(), updated_at = now()
  where id = $1::uuid`;
