import { createPace } from "../pace.ts";
import type { OfferedRow } from "./accept.ts";
import type { FinishedCall } from "./engine-types.ts";
import type { PreparedText } from "./near-duplicates/index.ts";
import type { PromptMemory, Resembled } from "./prompt-memory.ts";

/** A row that does not become part of the dataset, and why. */
export interface Refusal {
  call: FinishedCall;
  row: OfferedRow;
  /** 0 to 1. */
  similarity: number;
  resembled: Resembled;
  /** Of a row that an earlier dataset has to the letter: the database, which sees those of its own dataset, cannot tell. */
  exact?: boolean;
}

export interface Judgement {
  /** In the order in which they were offered; no two have the same hash. The database may still know one of them. */
  accepted: { call: FinishedCall; row: OfferedRow }[];
  refused: Refusal[];
}

type Verdict = Pick<Refusal, "similarity" | "resembled" | "exact">;

/**
 * Judges the rows that calls of one generation offer, in order, against what is accepted and against each other. What is
 * accepted is kept in the memory until it is settled. Without a memory only equal hashes within these calls are refused.
 * @param repeated rows that an earlier dataset has, with the ids of the rows there
 */
export async function judgeRows(
  calls: readonly FinishedCall[],
  memory: Pick<PromptMemory, "find" | "keep"> | null,
  prepared: ReadonlyMap<OfferedRow, PreparedText>,
  repeated: ReadonlyMap<OfferedRow, string> = new Map(),
): Promise<Judgement> {
  const judgement: Judgement = { accepted: [], refused: [] };
  /** What became of each hash: a second row of a refused one is refused for the same reason. */
  const verdicts = new Map<string, Verdict>();
  const pace = createPace();
  for (const call of calls) {
    for (const row of call.repeats.length === 0 ? call.offered : [...call.offered, ...call.repeats]) {
      const prompt = prepared.get(row);
      const before = repeated.get(row);
      const known: Verdict | null | undefined =
        verdicts.get(row.hash) ??
        (before === undefined ? prompt && memory?.find(prompt) : { similarity: 1, resembled: { rowId: before }, exact: true });
      if (known) judgement.refused.push({ call, row, ...known });
      else {
        judgement.accepted.push({ call, row });
        if (prompt) memory?.keep(prompt, row.hash);
      }
      if (!verdicts.has(row.hash)) verdicts.set(row.hash, known ?? { similarity: 1, resembled: { hash: row.hash } });
      const pause = pace();
      if (pause) await pause;
    }
  }
  return judgement;
}
