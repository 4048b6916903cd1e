import { createHash } from "node:crypto";
import type { ModelCapabilities } from "../inference/capabilities.ts";
import { countRequestTokens } from "../inference/count-request.ts";
import { countTokens } from "../inference/tokens.ts";
import { canonicalJson } from "../json.ts";
import { inputsOf } from "../sources/inputs.ts";
import { getTemplate } from "../templates/index.ts";
import type { Draft, Example } from "./config.ts";
import { inFieldOrder, rowShapeOf } from "./fields/row-shape.ts";
import { firstCall } from "./first-call.ts";
import { buildItemRequest } from "./item-prompt.ts";
import { buildCallMessages } from "./prompt.ts";

type Prompting = Pick<Draft, "configure" | "prompt" | "examples">;

/** Where nothing is known of a curation's items and their results. */
const USUAL_ITEM_TOKENS = 100;
const USUAL_COMPLETION_TOKENS = 150;

/** Topics are short: so many are enough for their average. */
const COUNTED_SEEDS = 100;

/** Input tokens of one call of a run, over its seeds on average, by our own count. Fields that are not filled yet count as one. */
export function countCallTokens(config: Prompting, known: ModelCapabilities): number {
  const { seeds, rowsPerCall, chunking } = config.prompt;
  const inputs = inputsOf(config.configure);
  if (inputs === "items") {
    const request = buildItemRequest(config, "", { fields: {} });
    return countRequestTokens(request, known) + USUAL_ITEM_TOKENS;
  }
  if (inputs === "documents") {
    const chunk = { file: "A document.pdf", page: 1, start: 0, end: 0, heading: "" };
    const { attributes } = firstCall(config.prompt);
    const call = { topic: "", chunk, count: Math.max(1, rowsPerCall ?? 1), batch: 0, batches: 1, attributes };
    const built = buildCallMessages(config, call);
    return countRequestTokens({ modelId: config.configure.modelId, ...built }, known) + (chunking.tokens ?? 0);
  }
  const built = buildCallMessages(config, { topic: "", ...firstCall(config.prompt) });
  return countRequestTokens({ modelId: config.configure.modelId, ...built }, known) + (averageTokens(seeds.slice(0, COUNTED_SEEDS)) ?? 0);
}

/** Tokens of one row as JSON, judged by the draft's examples, or by its template's own where it has none. */
export function countRowTokens({ configure, prompt, examples }: Prompting): number {
  if (inputsOf(configure) === "items")
    return averageTokens(examples.examples.map(({ completion }) => String(completion ?? ""))) ?? USUAL_COMPLETION_TOKENS;
  const shape = rowShapeOf({ prompt });
  const texts = (list: readonly Example[]) => list.map((example) => JSON.stringify(inFieldOrder(shape, example)));
  return averageTokens(texts(examples.examples)) ?? averageTokens(texts(getTemplate(configure.template).examples)) ?? 0;
}

function averageTokens(texts: readonly string[]): number | null {
  return texts.length === 0 ? null : texts.reduce((sum, text) => sum + countTokens(text), 0) / texts.length;
}

/** The same for two drafts that ask a model for the same kind of rows in the same words. SHA-256, hexadecimal. */
export function hashWriting({ configure, prompt, examples }: Prompting): string {
  const rows = examples.examples.map((example) => (prompt.outputFields ? canonicalJson(example) : [example.prompt, example.completion]));
  const fields = prompt.outputFields ? [canonicalJson(prompt.outputFields)] : [];
  const schema = configure.template === "text-to-sql" ? prompt.databaseSchema.trim() : "";
  return createHash("sha256")
    .update(JSON.stringify([configure.template, prompt.prompt.trim(), schema, rows, ...fields]))
    .digest("hex");
}
