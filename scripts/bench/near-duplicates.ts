import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { makePair, makeTopic } from "../../e2e/inference-server/content.ts";
import { createRandom } from "../../e2e/inference-server/random.ts";
import { createNearDuplicateIndex, type SimilarityMeasure } from "../../lib/generation/near-duplicates/index.ts";
import { editText, proseText, templatedText } from "../../lib/generation/near-duplicates/planted.ts";
import { jaccard, plainTokens, rougeL, shinglesOf } from "../../lib/generation/near-duplicates/reference.ts";

const THRESHOLD = 0.8;
const COPIES = 2_000;
const REPEATS = 3;

/** As the engine meets texts: some are prepared, then each is looked for and, unless something is like it, added. */
const BATCH = 100;

export interface NearDuplicateFigures {
  /** Of the near copies planted, at or above the threshold by the measure's definition, the share found: 0 to 1. */
  recall: number;
  /** Of what was found for copies near and less near, the share that is at or above the threshold: 0 to 1. */
  precision: number;
  /** CPU time of preparing, finding and adding one row, milliseconds: the least of three runs over all rows. */
  cpuMsPerRow: number;
  rows: number;
  /** The share of rows refused because an earlier one is like them: 0 to 1. */
  refused: number;
  /** Memory of the index for each row kept, bytes. */
  bytesPerRow: number;
  /** The longest time that one batch of 100 rows took in the best run, milliseconds. */
  slowestBatchMs: number;
}

type Corpus = "served" | "templated" | "prose";

/** Rows as the inference server answers them; rows of 20 templates, so that each is half like thousands; prompts of 60 to 200 words. */
const CORPORA: Record<Corpus, (rows: number) => string[]> = {
  served: (rows) =>
    Array.from(
      { length: rows },
      (_, at) => makePair(makeTopic("sorting a list in Python", at % 200), Math.floor(at / 200), "prose").prompt,
    ),
  templated: (rows) => Array.from({ length: rows }, (_, at) => templatedText(at)),
  prose: (rows) => {
    const random = createRandom(1);
    return Array.from({ length: rows }, () => proseText(60 + Math.floor(random() * 141), random));
  },
};

const DEFINITIONS: Record<SimilarityMeasure, (one: string, other: string) => number> = {
  shingles: (one, other) => jaccard(shinglesOf(plainTokens(one)), shinglesOf(plainTokens(other))),
  "rouge-l": (one, other) => rougeL(plainTokens(one), plainTokens(other)),
};

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** The memory of typed arrays that are still in use. */
function usedBytes(): number {
  // The second waits until the first has given back what it found.
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

function fill(measure: SimilarityMeasure, texts: readonly string[]) {
  const before = usedBytes();
  const index = createNearDuplicateIndex({ measure, threshold: THRESHOLD });
  const kept: string[] = [];
  let slowestBatchMs = 0;
  const cpu = process.cpuUsage();
  for (let from = 0; from < texts.length; from += BATCH) {
    const began = performance.now();
    const batch = texts.slice(from, from + BATCH);
    for (const [at, text] of batch.map((one) => index.prepare(one)).entries())
      if (!index.find(text)) kept[index.add(text)] = batch[at] ?? "";
    slowestBatchMs = Math.max(slowestBatchMs, performance.now() - began);
  }
  const { user, system } = process.cpuUsage(cpu);
  const cpuMsPerRow = (user + system) / 1_000 / texts.length;
  return { index, kept, cpuMsPerRow, slowestBatchMs, bytesPerRow: (usedBytes() - before) / kept.length };
}

function measureOne(measure: SimilarityMeasure, texts: readonly string[]): NearDuplicateFigures {
  let best = fill(measure, texts);
  for (let repeat = 1; repeat < REPEATS; repeat++) {
    const again = fill(measure, texts);
    if (again.cpuMsPerRow < best.cpuMsPerRow) best = again;
  }
  const { index, kept, cpuMsPerRow, slowestBatchMs, bytesPerRow } = best;
  const random = createRandom(2);
  const similarity = DEFINITIONS[measure];
  let planted = 0;
  let recalled = 0;
  let found = 0;
  let right = 0;
  for (let copy = 0; copy < COPIES; copy++) {
    const original = kept[Math.floor(random() * kept.length)] ?? "";
    // From no edit to more than the threshold bears.
    const edited = editText(original, Math.floor((random() * plainTokens(original).length) / 4), random);
    const match = index.find(index.prepare(edited));
    if (match) found++;
    if (match && similarity(edited, kept[match.entry] ?? "") >= THRESHOLD) right++;
    if (similarity(edited, original) < THRESHOLD) continue;
    planted++;
    if (match) recalled++;
  }
  return {
    recall: recalled / planted,
    precision: right / found,
    cpuMsPerRow,
    rows: texts.length,
    refused: 1 - kept.length / texts.length,
    bytesPerRow,
    slowestBatchMs,
  };
}

/**
 * Measures the near-duplicate index at 0.8 on each kind of rows, by each measure. The figures on top are those of the rows
 * that the inference server makes, by the measure that is the default; recall and precision are the least of all.
 */
export async function benchNearDuplicates(
  rows = 100_000,
): Promise<NearDuplicateFigures & { cases: (NearDuplicateFigures & { measure: SimilarityMeasure; corpus: Corpus })[] }> {
  const cases = [];
  for (const corpus of ["served", "templated", "prose"] as const) {
    const texts = CORPORA[corpus](rows);
    for (const measure of ["shingles", "rouge-l"] as const) {
      cases.push({ measure, corpus, ...measureOne(measure, texts) });
      // Others may run between cases.
      await new Promise(setImmediate);
    }
  }
  const [first] = cases;
  if (!first) throw new Error("No case was measured.");
  const { measure: _measure, corpus: _corpus, ...figures } = first;
  return {
    ...figures,
    recall: Math.min(...cases.map((one) => one.recall)),
    precision: Math.min(...cases.map((one) => one.precision)),
    cases,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { cases } = await benchNearDuplicates(Number(process.argv[2] ?? 100_000));
  console.table(
    cases.map((one) => ({
      rows: `${one.rows} ${one.corpus}`,
      measure: one.measure,
      recall: one.recall.toFixed(4),
      precision: one.precision.toFixed(4),
      "CPU µs a row": (1_000 * one.cpuMsPerRow).toFixed(1),
      refused: `${(100 * one.refused).toFixed(1)} %`,
      "bytes a row": Math.round(one.bytesPerRow),
      "slowest 100 rows": `${one.slowestBatchMs.toFixed(1)} ms`,
    })),
  );
}
