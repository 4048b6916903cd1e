import { hash } from "node:crypto";
import type { FinishedCall } from "../generation/engine-types.ts";
import type { RowData, RowShape } from "../generation/fields/row-shape.ts";
import { finishCall } from "../generation/finish-call.ts";
import type { AnsweredCall } from "../generation/task.ts";
import type { Price } from "../inference/prices.ts";
import type { RowSource } from "../sources/origin.ts";

/** The row that a call of a run is about. @throws when it is about something else, which planning never makes */
export function rowOf({ topic: { source } }: Pick<AnsweredCall, "topic">): RowSource {
  if (source?.kind !== "row") throw new Error("a run's call is about a row");
  return source;
}

/**
 * The ledger line of a run's call, and the one row that it brings: what `keep` makes of the first whole row of the answer.
 * Each row of the dataset has one of its own, whatever it says. An answer without a whole row is asked for again, as often as
 * the engine bears it.
 */
export function finishRow(answer: AnsweredCall, shape: RowShape, price: Price | null, keep: (row: RowData) => RowData): FinishedCall {
  const finished = finishCall(answer.job, answer.completion, answer.attempts, price, shape);
  const [first] = finished.offered;
  const offered = first ? [{ data: keep(first.data), hash: hash("sha256", `row ${answer.job.seedId}`, "hex") }] : [];
  return { ...finished, offered, repeats: [] };
}
