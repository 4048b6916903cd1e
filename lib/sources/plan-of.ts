import { type Draft, totalRows } from "../generation/config.ts";
import { buildItemRequest } from "../generation/item-prompt.ts";
import { callsOfSeeds } from "../generation/seed-rows.ts";
import type { ModelCapabilities } from "../inference/capabilities.ts";
import { countRequestTokens } from "../inference/count-request.ts";
import { unfitItems } from "../items/facts.ts";
import { fieldsOf, fieldText } from "../items/fields.ts";
import { inputsOf } from "./inputs.ts";
import { neededKeys } from "./instruction.ts";
import { listFilesOf, type SourceFile } from "./source-files.ts";

/** What a draft's run will be about, as far as it can be told without reading its files. */
export interface RunPlan {
  /** Rows that will be asked for. */
  rows: number;
  /** Seeds, items, or about how many chunks have rows. */
  topics: number;
  calls: number;
}

/** Tokens of a word, on average over languages that put blanks between words. */
const TOKENS_A_WORD = 1.4;

/** The plan of a stored draft, or of a generation as it was started. */
export async function planOf(generationId: string, draft: Draft): Promise<RunPlan> {
  const inputs = inputsOf(draft.configure);
  return planFor(draft, inputs === "seeds" ? [] : await listFilesOf(generationId));
}

export function planFor({ configure, prompt }: Draft, files: readonly SourceFile[]): RunPlan {
  const perCall = Math.max(1, prompt.rowsPerCall ?? 1);
  switch (inputsOf(configure)) {
    case "seeds":
      return {
        rows: totalRows(prompt),
        topics: prompt.seeds.length,
        calls: callsOfSeeds(prompt),
      };
    case "items": {
      const facts = files[0]?.facts;
      const fit = facts ? facts.items - unfitItems(facts, neededKeys(prompt)).items : 0;
      return { rows: fit, topics: fit, calls: fit };
    }
    case "documents": {
      const rows = prompt.documentRows ?? 0;
      const tokens = files.reduce((sum, { words }) => sum + (words ?? 0) * TOKENS_A_WORD, 0);
      const chunks = Math.max(
        1,
        files.length,
        Math.ceil(tokens / Math.max(1, (prompt.chunking.tokens ?? 1) - (prompt.chunking.overlap ?? 0))),
      );
      const topics = Math.max(1, Math.min(chunks, rows));
      return { rows, topics, calls: Math.max(topics, topics * Math.ceil(rows / topics / perCall)) };
    }
  }
}

/** Input tokens of one call for an item, by our own count over the first items; null as long as none is known. */
export function countItemTokens(draft: Draft, files: readonly SourceFile[], known: ModelCapabilities): number | null {
  const first = files[0]?.facts?.first ?? [];
  if (first.length === 0) return null;
  const counts = first.map((item) => {
    const fields = fieldsOf(item);
    const text = (key: string) => fieldText(fields.get(key));
    const taken = Object.fromEntries(neededKeys(draft.prompt).map((key) => [key, text(key)]));
    return countRequestTokens(buildItemRequest(draft, text(draft.prompt.inputKey), { fields: taken }), known);
  });
  return counts.reduce((sum, count) => sum + count, 0) / counts.length;
}
