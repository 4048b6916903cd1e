import { type Ask, isObject } from "./ask.ts";
import { alterPrompt, makePair, makeText, makeTopic, type Pair } from "./content.ts";
import { criteriaOf, makeJudgement } from "./judge.ts";
import { likeExample } from "./like-examples.ts";
import { rewriteRow } from "./rewrite.ts";
import type { FaultKind } from "./settings.ts";

/** Counts what was made for each topic, so that no two requests get the same rows. */
export class Counters {
  readonly #next = new Map<string, number>();
  readonly #first: number;
  #answers = 0;

  /** @param first the number of each topic's first row */
  constructor(first = 0) {
    this.#first = first;
  }

  /** A number for each answer, for its id. */
  answered(): number {
    this.#answers += 1;
    return this.#answers;
  }

  /** Takes the next `count` numbers of a topic; `again` gives the last ones once more. */
  take(topic: string, count: number, again: boolean): number {
    const next = this.#next.get(topic) ?? this.#first;
    if (again) return Math.max(0, next - count);
    this.#next.set(topic, next + count);
    return next;
  }
}

const PROMPTS = /^(?:prompt|question|instruction|input|query|user|title|request)/i;
const MAX_DEPTH = 16;
/** `{"rows": [row]}`: how deep a row lies. */
const ROW_DEPTH = 2;
/** Lists within a row are shorter. */
const MOST_INNER = 10;

function leadOf(properties: Record<string, unknown>): string | null {
  const texts = Object.keys(properties).filter((name) => {
    const schema = properties[name];
    return isObject(schema) && [schema.type].flat().includes("string") && !Array.isArray(schema.enum);
  });
  return texts.some((name) => PROMPTS.test(name)) ? null : (texts[0] ?? null);
}

/** The value that answers a request: an object after its schema, or a text. */
export function makeAnswer(ask: Ask, counters: Counters, faults: readonly FaultKind[]): unknown {
  const rewritten = rewriteRow(ask.text);
  if (rewritten) return rewritten;
  const count = faults.includes("too-few") ? Math.max(0, ask.count - 1) : faults.includes("too-many") ? ask.count + 2 : ask.count;
  const first = counters.take(ask.topic, count, faults.includes("repeat") || faults.includes("near-repeat"));
  const criteria = criteriaOf(ask.schema);
  if (criteria) return makeJudgement(ask, criteria);
  if (!ask.schema) return makeText(ask.topic, first);
  return new Walk(ask, first, count, faults.includes("near-repeat")).value(ask.schema, "", first, 0);
}

/** Makes a value for any JSON Schema. Each item of an array has a number of its own, from which its texts are made. */
class Walk {
  readonly #ask: Ask;
  readonly #first: number;
  readonly #count: number;
  readonly #altered: boolean;
  #pair: { number: number; pair: Pair } | undefined;

  constructor(ask: Ask, first: number, count: number, altered: boolean) {
    this.#ask = ask;
    this.#first = first;
    this.#count = count;
    this.#altered = altered;
  }

  value(schema: unknown, name: string, number: number, depth: number): unknown {
    if (!isObject(schema) || depth > MAX_DEPTH) return null;
    if ("const" in schema) return schema.const;
    if (Array.isArray(schema.enum)) return schema.enum[number % schema.enum.length];
    if (typeof schema.$ref === "string") return this.value(this.#resolve(schema.$ref), name, number, depth + 1);
    const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
    if (Array.isArray(choice)) return this.value(choice[0], name, number, depth + 1);
    const type = Array.isArray(schema.type) ? schema.type[0] : (schema.type ?? (schema.properties ? "object" : "string"));
    if (type === "object") return this.#object(schema, number, depth);
    if (type === "array") return this.#array(schema, name, number, depth);
    if (type === "integer" || type === "number") return this.#number(schema, number);
    if (type === "boolean") return number % 2 === 0;
    if (type === "null") return null;
    return this.#text(name, number, depth);
  }

  #object(schema: Record<string, unknown>, number: number, depth: number): Record<string, unknown> {
    const properties = isObject(schema.properties) ? schema.properties : {};
    const made: Record<string, unknown> = {};
    // Where no name says which text is the prompt, the first one is.
    const lead = depth === ROW_DEPTH ? leadOf(properties) : null;
    for (const key in properties) made[key] = this.value(properties[key], key === lead ? "prompt" : key, number, depth + 1);
    return made;
  }

  /** The outermost array has as many items as were asked for; arrays within a row have their own least number. */
  #array(schema: Record<string, unknown>, name: string, number: number, depth: number): unknown[] {
    const inner = typeof schema.minItems === "number" ? schema.minItems : 2;
    const length = depth <= 1 ? this.#count : inner;
    const first = depth <= 1 ? this.#first : (number + 1) * MOST_INNER;
    return Array.from({ length }, (_, index) => this.value(schema.items ?? { type: "string" }, name, first + index, depth + 1));
  }

  #number(schema: Record<string, unknown>, number: number): number {
    const least = typeof schema.minimum === "number" ? schema.minimum : 1;
    const most = typeof schema.maximum === "number" ? schema.maximum : least + 9;
    return least + (number % (Math.floor(most - least) + 1));
  }

  #text(name: string, number: number, depth: number): string {
    if (depth <= 1) return makeText(this.#ask.topic, number);
    if (/seeds|topics|values/i.test(name)) return makeTopic(this.#ask.topic, number);
    if (this.#pair?.number !== number) {
      const pair = makePair(this.#ask.topic, number, this.#ask.style, this.#ask.table);
      this.#pair = { number, pair: likeExample(pair, this.#ask.examples, number) };
    }
    const { prompt: text } = this.#pair.pair;
    const prompt = this.#ask.wanted && depth === ROW_DEPTH + 1 ? `${text} (${this.#ask.wanted})` : text;
    return PROMPTS.test(name) || depth > ROW_DEPTH + 1 ? (this.#altered ? alterPrompt(prompt) : prompt) : this.#pair.pair.completion;
  }

  #resolve(reference: string): unknown {
    let found: unknown = this.#ask.schema;
    for (const part of reference.replace(/^#\/?/, "").split("/")) found = part === "" ? found : isObject(found) ? found[part] : undefined;
    return found;
  }
}
