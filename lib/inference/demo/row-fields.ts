import type { JsonSchema } from "../types.ts";
import type { Pair } from "./grammar.ts";
import { readNode, typeOf } from "./schema-node.ts";
import { fitText, type Material, makeValue } from "./values.ts";

const PROMPT_NAMES = /prompt|question|instruction|input|message|user|request|problem|query|task/i;
const COMPLETION_NAMES = /completion|answer|solution|output|response|reply|assistant|sql|code|result/i;

/** Puts a pair into a row's fields, whatever they are called, and makes values for the other ones. */
export function makeRow(root: JsonSchema, item: unknown, pair: Pair, material: Material): Record<string, unknown> {
  const properties = readNode(root, item).properties ?? {};
  const [promptName, completionName] = findRoles(root, properties);
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      if (name === promptName) return [name, fitText(readNode(root, schema), pair.prompt)];
      if (name === completionName) return [name, fitText(readNode(root, schema), pair.completion)];
      return [name, makeValue(root, schema, name, { ...material, summary: pair.summary })];
    }),
  );
}

/** Which text fields hold prompt and completion: by their names, otherwise the first and the second. */
function findRoles(root: JsonSchema, properties: Record<string, unknown>): [string | undefined, string | undefined] {
  const names = Object.keys(properties).filter((name) => {
    const node = readNode(root, properties[name]);
    return typeOf(node) === "string" && node.enum === undefined && node.const === undefined && node.format === undefined;
  });
  const prompt =
    names.find((name) => PROMPT_NAMES.test(name) && !COMPLETION_NAMES.test(name)) ??
    names.find((name) => !COMPLETION_NAMES.test(name)) ??
    names[0];
  const rest = names.filter((name) => name !== prompt);
  return [prompt, rest.find((name) => COMPLETION_NAMES.test(name)) ?? rest[0]];
}
