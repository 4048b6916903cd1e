import type { JsonSchema } from "../types.ts";
import type { Pair, Wanted } from "./grammar.ts";
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
      const given = pair.fields?.[name];
      if (given !== undefined && fits(root, schema, given)) return [name, given];
      if (name === promptName) return [name, fitText(readNode(root, schema), pair.prompt)];
      if (name === completionName) return [name, fitText(readNode(root, schema), pair.completion)];
      return [name, makeValue(root, schema, name, { ...material, summary: pair.summary })];
    }),
  );
}

/** Whether a prepared value has the type, and the allowed values, that its field has in this draft. */
function fits(root: JsonSchema, schema: unknown, value: unknown): boolean {
  const node = readNode(root, schema);
  const type = typeOf(node);
  if (node.const !== undefined) return node.const === value;
  if (node.enum) return node.enum.includes(value);
  if (type !== "object") return typeof value === type;
  const isRecord = (record: unknown): record is Record<string, unknown> => typeof record === "object" && record !== null;
  const names = Object.keys(node.properties ?? {});
  return (
    isRecord(value) &&
    names.length === Object.keys(value).length &&
    names.every((name) => name in value && fits(root, node.properties?.[name], value[name]))
  );
}

/** The values that a row's schema leaves no choice of, in it and in the objects within it, by their fields' names. */
export function findWanted(root: JsonSchema, item: unknown): Wanted {
  const entries = Object.entries(readNode(root, item).properties ?? {}).flatMap(([name, schema]): [string, string][] => {
    const node = readNode(root, schema);
    if (node.properties) return Object.entries(findWanted(root, schema));
    const only = node.const ?? (node.enum?.length === 1 ? node.enum[0] : undefined);
    return only === undefined ? [] : [[name, String(only)]];
  });
  return Object.fromEntries(entries);
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
