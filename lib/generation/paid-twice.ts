import { createHash } from "node:crypto";
import type { Transaction } from "../db/client.ts";
import type { FinishedCall } from "./engine-types.ts";
import { findInLedger } from "./ledger.ts";

// A call whose worker was taken for dead is made again elsewhere. When its first answer comes to light after all, it is
// too late for its rows, but it was paid for.

/** Lost requests, not named yet, for those of `late` (calls that are in the ledger already) whose answer is another than the ledger's. */
export async function findPaidTwice(transaction: Transaction, late: readonly FinishedCall[]): Promise<FinishedCall[]> {
  // A failed call brought nothing; what was lost on its way was named when it was.
  const answered = late.filter((call) => call.status === "done");
  if (answered.length === 0) return [];
  const lines = await transaction.call.findMany({
    where: { id: { in: answered.map((call) => call.job.id) } },
    select: { id: true, inputTokens: true, outputTokens: true, latencyMs: true },
  });
  const known = new Map(lines.map((line) => [line.id, line]));
  const lost = answered.filter((call) => !isSame(call, known.get(call.job.id))).map(toLost);
  const named = await findInLedger(
    transaction,
    lost.map((call) => call.job.id),
  );
  return lost.filter((call) => !named.has(call.job.id));
}

type Answer = Pick<FinishedCall, "inputTokens" | "outputTokens" | "latencyMs">;

const isSame = (one: Answer, other: Answer | undefined) =>
  one.latencyMs === other?.latencyMs && one.inputTokens === other.inputTokens && one.outputTokens === other.outputTokens;

function toLost(call: FinishedCall): FinishedCall {
  return {
    ...call,
    ...{ job: { ...call.job, id: idFor(call) }, status: "lost", offered: [], repeats: [], invalid: 0, errorCode: "lost" },
    errorMessage: "The answer came to light when another worker had made the call again. The endpoint has charged for both.",
  };
}

/** Always the same for the same answer, so that it is named once however often it comes. Laid out as a UUID of version 8 (RFC 9562). */
function idFor({ job, inputTokens, outputTokens, latencyMs }: FinishedCall): string {
  const hex = createHash("sha256")
    .update(JSON.stringify([job.id, inputTokens, outputTokens, latencyMs]))
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
