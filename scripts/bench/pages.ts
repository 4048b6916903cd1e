import { createRandom } from "../../e2e/inference-server/random.ts";
import { MILLION, type Million } from "./million.ts";
import type { MillionStand } from "./million-stand.ts";

// What people ask of a dataset of a million rows, over HTTP.

const ROWS = 50;
/** Before the first that is counted: code is loaded, connections are made. */
const WARM_UP = 10;

const PAGES = ["first", "middle", "filter", "search"] as const;
export type Page = (typeof PAGES)[number];

type Ask = (million: Million, random: () => number, number: number) => Record<string, string | number>;

const below = (random: () => number, count: number) => Math.floor(random() * count);
const pick = <Item>(items: readonly Item[], number: number): Item | undefined => items[number % items.length];

/** The parameters of one request after another, none like the one before where they are to be found anew. */
const ASKS: Record<Page, Record<string, Ask>> = {
  first: { "first page": (_, __, number) => ({ sort: pick(["first", "newest", "lowest", "highest"], number) ?? "" }) },
  middle: {
    "random offsets": (_, random, number) => ({
      sort: pick(["first", "first", "newest", "lowest"], number) ?? "",
      offset: below(random, MILLION * 0.99),
    }),
  },
  filter: {
    "seed and scores": ({ evaluationId, seedIds }, random, number) => ({
      ...{
        seed: pick(seedIds, below(random, seedIds.length)) ?? "",
        evaluation: evaluationId,
        minScore: 1 + below(random, 4),
        maxScore: 5,
      },
      ...{ sort: pick(["first", "lowest"], number) ?? "", offset: below(random, 200) },
    }),
    scores: ({ evaluationId }, random) => ({
      evaluation: evaluationId,
      minScore: 2,
      maxScore: 3 + below(random, 3),
      offset: below(random, 5_000),
    }),
  },
  search: {
    "common word": ({ commonWords }, random) => ({ text: pick(commonWords, below(random, commonWords.length)) ?? "" }),
    "rare word": ({ rareWords }, random) => ({ text: pick(rareWords, below(random, rareWords.length)) ?? "" }),
    "one row": (_, random) => ({ text: `Case ${below(random, MILLION)}:` }),
    "no match": (_, random) => ({ text: `zebrafinch ${below(random, 1e6)}` }),
  },
};

export interface PageFigures {
  p50: number;
  p95: number;
  /** Of each kind of request: its p95, in milliseconds. */
  kinds: { name: string; p95: number }[];
  requests: number;
}

/** Asks one request after another; times from sending to the last byte read, in milliseconds. */
export async function timePages({ million, ask }: MillionStand, page: Page, requests: number): Promise<PageFigures> {
  const random = createRandom(9);
  const kinds = Object.entries(ASKS[page]);
  const times = new Map<string, number[]>(kinds.map(([name]) => [name, []]));
  for (let number = -WARM_UP; number < requests; number += 1) {
    const kind = kinds[Math.abs(number) % kinds.length];
    if (!kind) break;
    const asked = kind[1](million, random, below(random, 1_000));
    const parameters = new URLSearchParams({ limit: String(ROWS), ...mapValues(asked) });
    const started = performance.now();
    await (await ask(`/api/generations/${million.id}/review?${parameters}`)).json();
    if (number >= 0) times.get(kind[0])?.push(performance.now() - started);
  }
  const all = [...times.values()].flat();
  return {
    ...{ p50: quantile(all, 0.5), p95: quantile(all, 0.95), requests: all.length },
    kinds: [...times].map(([name, own]) => ({ name, p95: quantile(own, 0.95) })),
  };
}

const mapValues = (values: Record<string, string | number>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export interface ExportFigures {
  rows: number;
  seconds: number;
  bytes: number;
  /** Until the first piece came, in milliseconds. */
  firstMs: number;
  /** The most that the web process had resident meanwhile, and what it had before, in megabytes. */
  mostMegabytes: number;
  beforeMegabytes: number;
}

const NEWLINE = 10;
const SAMPLE_MS = 50;

/** Downloads the whole dataset as JSONL, and counts its lines. */
export async function timeExport({ million, ask, memory }: MillionStand): Promise<ExportFigures> {
  const figures = { rows: 0, seconds: 0, bytes: 0, firstMs: 0, mostMegabytes: 0, beforeMegabytes: memory() };
  const sampler = setInterval(() => {
    figures.mostMegabytes = Math.max(figures.mostMegabytes, memory());
  }, SAMPLE_MS);
  const started = performance.now();
  try {
    const { body } = await ask(`/api/generations/${million.id}/download?format=jsonl`);
    if (!body) throw new Error("the download has no body");
    for await (const chunk of body) {
      figures.firstMs ||= performance.now() - started;
      figures.bytes += chunk.length;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) figures.rows += 1;
    }
  } finally {
    clearInterval(sampler);
  }
  figures.seconds = (performance.now() - started) / 1_000;
  return figures;
}
