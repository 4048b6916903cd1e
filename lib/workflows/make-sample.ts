import { AppError } from "../errors.ts";
import { plural } from "../format.ts";
import { keepTrial } from "../generation/assist.ts";
import { askModel, unreadable } from "../generation/assist-call.ts";
import type { Draft } from "../generation/config.ts";
import { type RowData, rowShapeOf } from "../generation/fields/row-shape.ts";
import { parseRows } from "../generation/parse.ts";
import { callsPerSeed, splitRows } from "../generation/plan.ts";
import { buildCallRequest } from "../generation/prompt.ts";
import type { StoredExample } from "./forms.ts";
import { RowTaker } from "./take-rows.ts";

export interface Sample {
  rows: RowData[];
  /** Left out, because they repeat one that is there or are much like it. */
  duplicates: number;
  /** Things in the answers that were no rows. */
  invalid: number;
  /** That were answered, and paid for. */
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** Why there are fewer rows than were asked for, in words; empty when there are all. */
  reason: string;
  /** Why there are none at all. */
  failure: AppError | null;
}

/** How often what is missing is asked for: the calls of the sample itself, and of four more rounds. */
const MAX_ROUNDS = 5;
/** Rounds in a row without a usable answer after which no more is asked for. */
const MAX_FAILED_ROUNDS = 2;
/** Calls to a model at the same time. */
const AT_ONCE = 5;

const CANCELLED = new AppError("unavailable:model", "It was cancelled.");

/**
 * Makes so many new rows now, in calls of at most `rowsPerCall`, some at a time. A bad row, answer or call costs its own rows
 * only, which are asked for again within a bound. One that is broken off by the signal has what was made until then.
 * @param known samples that there are already: none of them is made again
 */
export async function makeSample(
  draft: Draft,
  { topic, count, known, signal }: { topic: string; count: number; known: readonly StoredExample[]; signal?: AbortSignal | undefined },
): Promise<Sample> {
  const shape = rowShapeOf(draft);
  const taker = new RowTaker(shape, known);
  const perCall = Math.max(1, draft.prompt.rowsPerCall ?? 1);
  const batches = callsPerSeed(count, perCall);
  const sample = { invalid: 0, calls: 0, inputTokens: 0, outputTokens: 0 };
  const failures: AppError[] = [];
  let batch = 0;
  let failedRounds = 0;

  const ask = async (rows: number, number: number): Promise<void> => {
    const request = buildCallRequest(draft, { topic, count: rows, batch: number, batches });
    try {
      const answer = await askModel(draft, request, signal);
      sample.calls += 1;
      sample.inputTokens += answer.usage.inputTokens;
      sample.outputTokens += answer.usage.outputTokens;
      const read = parseRows(answer.text, shape, answer.finishReason);
      sample.invalid += read.invalid;
      await keepTrial(draft, request, answer, rows, Math.min(rows, read.rows.length));
      if (read.rows.length === 0) failures.push(unreadable(answer, draft));
      taker.take(read.rows, Math.min(rows, count - taker.rows.length));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failures.push(signal?.aborted ? CANCELLED : error);
    }
  };

  for (let round = 0; round < MAX_ROUNDS && taker.rows.length < count && !signal?.aborted; round += 1) {
    const failedBefore = failures.length;
    const calls = splitRows(count - taker.rows.length, perCall).map((rows) => ({ rows, number: batch++ }));
    await eachOf(calls, AT_ONCE, ({ rows, number }) => ask(rows, number));
    failedRounds = failures.length - failedBefore === calls.length ? failedRounds + 1 : 0;
    if (failedRounds >= MAX_FAILED_ROUNDS) break;
  }
  return { ...sample, rows: taker.rows, duplicates: taker.duplicates, ...explain(count, taker, sample.invalid, failures) };
}

function explain(
  count: number,
  { rows, duplicates }: RowTaker,
  invalid: number,
  failures: readonly AppError[],
): Pick<Sample, "reason" | "failure"> {
  if (rows.length >= count) return { reason: "", failure: null };
  const last = failures.at(-1) ?? null;
  const causes = [
    duplicates > 0 && `${plural(duplicates, "row")} repeated earlier ones`,
    invalid > 0 && `${plural(invalid, "row")} did not have the fields of the sample row`,
    last && `${plural(failures.length, "call")} failed: ${last.message}`,
  ].filter((cause) => cause !== false && cause !== null);
  const reason = `${rows.length} of ${plural(count, "row")}. ${causes.length === 0 ? "The model wrote no more." : `${causes.join("; ")}`}`;
  const none = new AppError("unavailable:model", `No row could be made. ${causes.join("; ") || "The model answered with nothing"}.`);
  return { reason, failure: rows.length > 0 ? null : (last ?? none) };
}

/** Runs `work` for each item, at most `atOnce` at a time. */
async function eachOf<Item>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  const run = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, run));
}
