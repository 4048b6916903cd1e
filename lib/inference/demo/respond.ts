import type { CompletionRequest, JsonSchema, Purpose } from "../types.ts";
import { hash } from "./code-words.ts";
import type { Pair } from "./grammar.ts";
import { judgeRow } from "./judgement.ts";
import { pairAt } from "./pairs.ts";
import { reviseRow } from "./revise.ts";
import { findWanted, makeRow } from "./row-fields.ts";
import { rowIndex } from "./row-index.ts";
import { readNode, typeOf } from "./schema-node.ts";
import { suggestSeeds, suggestSubTopics, suggestValues } from "./seeds.ts";
import { answerItem, groundedPair } from "./sources.ts";
import { fitText, makeValue } from "./values.ts";
import { changePrompt, writePrompt } from "./write-prompt.ts";

const TEXT = { type: "string" };
const list = (name: string, items: unknown): JsonSchema => ({ type: "object", properties: { [name]: { type: "array", items } } });

const ROWS = list("rows", { type: "object", properties: { prompt: TEXT, completion: TEXT } });
const SEEDS = list("seeds", TEXT);

/** The demo model's answer: JSON in the requested shape; without one, JSON for rows and seeds, and plain text otherwise. */
export function respond(request: Pick<CompletionRequest, "purpose" | "output">): string {
  const { purpose, output } = request;
  switch (purpose.kind) {
    case "rows":
      return JSON.stringify(answerRows(purpose, output?.schema ?? ROWS));
    case "seeds": {
      const schema = output?.schema ?? SEEDS;
      const seeds = suggestSeeds(purpose.template, purpose.existing, purpose.count);
      return JSON.stringify(fillRoot(schema, "array", "", () => seeds));
    }
    case "sub-topics": {
      const topics = suggestSubTopics(purpose.path, purpose.existing, purpose.count);
      return JSON.stringify(fillRoot(output?.schema ?? SEEDS, "array", "", () => topics));
    }
    case "values": {
      const values = suggestValues(purpose.attribute, purpose.existing, purpose.count);
      return JSON.stringify(fillRoot(output?.schema ?? list("values", TEXT), "array", "", () => values));
    }
    case "prompt": {
      const written = purpose.refine ? changePrompt(purpose.refine) : writePrompt(purpose.template, purpose.useCase, purpose.wishes);
      return answerText(written, output?.schema);
    }
    case "judge":
      return JSON.stringify({ rows: [judgeRow(purpose.row, purpose.criteria)] });
    case "revise":
      return JSON.stringify({ rows: [reviseRow(purpose.row, purpose.instruction, output?.schema)] });
    case "item":
      return answerText(answerItem(purpose.input), output?.schema);
    case "test":
      return answerText("ok", output?.schema);
  }
}

function answerRows(purpose: Extract<Purpose, { kind: "rows" }>, schema: JsonSchema): unknown {
  const { template, topic, batch, prompt, count, attributes } = purpose;
  const makeOne = (item: unknown, row: number) => {
    const index = rowIndex(batch, row);
    const made = purpose.grounded ? groundedPair(topic, index) : pairAt(template, topic, prompt, index, findWanted(schema, item));
    const pair = withAttributes(made, attributes);
    return makeRow(schema, item, pair, { topic, summary: pair.summary, salt: hash(template, topic, index) });
  };
  const hasList = Object.values(readNode(schema, schema).properties ?? {}).some((part) => typeOf(readNode(schema, part)) === "array");
  if (!hasList) return makeOne(schema, 0);
  return fillRoot(schema, "array", topic, (node) => Array.from({ length: count }, (_, row) => makeOne(node.items, row)));
}

/** The demo knows no language, so it can only say what was asked for. */
function withAttributes(pair: Pair, attributes: Readonly<Record<string, string>> | undefined): Pair {
  if (!attributes) return pair;
  const said = Object.entries(attributes).map(([name, value]) => `${name}: ${value}`);
  return { ...pair, prompt: `${pair.prompt} (${said.join("; ")})` };
}

function answerText(text: string, schema: JsonSchema | undefined): string {
  return schema ? JSON.stringify(fillRoot(schema, "string", "", (node) => fitText(node, text))) : text;
}

/** An object of the root's shape, in which the first property of a type is given and the rest is made up. */
function fillRoot(root: JsonSchema, type: string, topic: string, give: (node: ReturnType<typeof readNode>) => unknown) {
  const properties = Object.entries(readNode(root, root).properties ?? {});
  const given = properties.find(([, part]) => typeOf(readNode(root, part)) === type)?.[0];
  return Object.fromEntries(
    properties.map(([name, part]) => [
      name,
      name === given ? give(readNode(root, part)) : makeValue(root, part, name, { topic, summary: topic, salt: hash(topic, name) }),
    ]),
  );
}
