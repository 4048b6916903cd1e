import { isObject } from "./ask.ts";
import type { FaultKind } from "./settings.ts";

/** An answer's value with other names or other values, as the faults say. */
export function reshape(value: unknown, faults: readonly FaultKind[]): unknown {
  const named = faults.includes("wrong-keys") ? renameKeys(value) : value;
  return faults.includes("misfit") ? misfitRows(named) : named;
}

/** Other names for every key of every row, as models that were trained on another format write them. */
function renameKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renameKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [Array.isArray(inner) ? key : `${key}_text`, renameKeys(inner)]));
}

/** Spoils every second row, each in one of four ways: a field is missing, one is too many, has another type, or is not allowed. */
function misfitRows(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      Array.isArray(inner) ? inner.map((row, index) => (index % 2 === 1 ? misfit(row) : row)) : inner,
    ]),
  );
}

function misfit(row: unknown): unknown {
  if (!isObject(row)) return row;
  const [name = "", ...others] = Object.keys(row);
  const last = others.at(-1) ?? name;
  const { [last]: _, ...without } = row;
  const ways = [without, { ...row, surprise: true }, { ...row, [name]: 12 }, { ...row, [last]: { neither: "of them" } }];
  return ways[JSON.stringify(row).length % ways.length];
}

/** Spoils an answer's text in one of the ways in which models do. */
export function damageText(text: string, faults: readonly FaultKind[]): string {
  let damaged = text;
  if (faults.includes("not-json")) return "I am sorry, I cannot write that as JSON. Here is what I would say instead: it depends.";
  if (faults.includes("empty")) return "";
  if (faults.includes("unescaped")) damaged = damaged.replaceAll('\\"', '"');
  if (faults.includes("single-quotes")) damaged = damaged.replaceAll("'", "’").replaceAll(/(?<!\\)"/g, "'");
  if (faults.includes("trailing-commas")) damaged = damaged.replaceAll(/([}\]])(?=\s*[}\]])/g, "$1,");
  if (faults.includes("encoded-twice")) damaged = JSON.stringify(damaged);
  if (faults.includes("fences")) damaged = `\`\`\`json\n${damaged}\n\`\`\``;
  if (faults.includes("prose")) damaged = `Sure! Here are the examples you asked for:\n\n${damaged}\n\nLet me know if you need more.`;
  if (faults.includes("reasoning")) damaged = `<think>${DRAFT}</think>\n${damaged}`;
  return damaged;
}

/** What a model thinks of before it answers; no row of it may be taken. */
export const DRAFT = 'I could begin with {"rows": [{"prompt": "A draft", "completion": "A draft"}]}, or not.';

/** About two thirds of an answer, cut in the middle of a row. */
export const cutText = (text: string): string => text.slice(0, Math.ceil((text.length * 2) / 3));

/** What Bedrock gives of a tool's input that was cut: whole rows, and one that lacks its last field. */
export function cutInput(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (!Array.isArray(inner)) return [key, inner];
      const kept: unknown[] = inner.slice(0, Math.ceil((inner.length * 2) / 3));
      const last = kept.pop();
      const broken = isObject(last) ? [Object.fromEntries(Object.entries(last).slice(0, -1))] : [];
      return [key, [...kept, ...broken]];
    }),
  );
}
