import { createHash } from "node:crypto";
import type { ModelCapabilities } from "../inference/capabilities.ts";
import { countRequestTokens } from "../inference/count-request.ts";
import { countTokens } from "../inference/tokens.ts";
import { getTemplate } from "../templates/index.ts";
import type { Draft } from "./config.ts";
import { callsPerSeed } from "./plan.ts";
import { buildCallMessages } from "./prompt.ts";

type Prompting = Pick<Draft, "configure" | "prompt" | "examples">;

/** Topics are short: so many are enough for their average. */
const COUNTED_SEEDS = 100;

/** Input tokens of one call of a run, over its seeds on average, by our own count. Fields that are not filled yet count as one. */
export function countCallTokens(config: Prompting, known: ModelCapabilities): number {
  const { seeds, rowsPerSeed, rowsPerCall } = config.prompt;
  const perSeed = Math.max(1, rowsPerSeed ?? 1);
  const count = Math.min(perSeed, Math.max(1, rowsPerCall ?? 1));
  const built = buildCallMessages(config, { topic: "", count, batch: 0, batches: callsPerSeed(perSeed, count) });
  return countRequestTokens({ modelId: config.configure.modelId, ...built }, known) + (averageTokens(seeds.slice(0, COUNTED_SEEDS)) ?? 0);
}

/** Tokens of one row as JSON, judged by the draft's examples, or by its template's own where it has none. */
export function countRowTokens({ configure, examples }: Pick<Draft, "configure" | "examples">): number {
  const texts = (list: readonly { prompt: string; completion: string }[]) =>
    list.map(({ prompt, completion }) => JSON.stringify({ prompt, completion }));
  return (
    averageTokens(texts(examples.examples)) ??
    averageTokens(getTemplate(configure.template).examples.map((example) => JSON.stringify(example))) ??
    0
  );
}

function averageTokens(texts: readonly string[]): number | null {
  return texts.length === 0 ? null : texts.reduce((sum, text) => sum + countTokens(text), 0) / texts.length;
}

/** The same for two drafts that ask a model for the same kind of rows in the same words. SHA-256, hexadecimal. */
export function hashWriting({ configure, prompt, examples }: Prompting): string {
  const rows = examples.examples.map((example) => [example.prompt, example.completion]);
  const schema = configure.template === "text-to-sql" ? prompt.databaseSchema.trim() : "";
  return createHash("sha256")
    .update(JSON.stringify([configure.template, prompt.prompt.trim(), schema, rows]))
    .digest("hex");
}
