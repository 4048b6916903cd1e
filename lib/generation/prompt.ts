import type { CompletionRequest, JsonSchema, Message, RequestFrame, Sampling } from "../inference/types.ts";
import type { Draft, Example } from "./config.ts";

// Every text that Seedloom sends to a model. Pure, so that the Preview shows exactly what is sent.

/** The fields of a row, unless an output schema names others. */
export const PAIR_FIELDS = ["prompt", "completion"] as const;

export type Prompting = Pick<Draft, "configure" | "prompt" | "examples">;

export interface CallShape {
  topic: string;
  /** Rows to ask for. */
  count: number;
  /** Number of this call within its topic, from 0. */
  batch: number;
  /** Calls first planned for this topic; later ones make good for repeats and bad rows. */
  batches: number;
}

export interface BuiltPrompt {
  messages: Message[];
  output: { name: string; schema: JsonSchema } | null;
}

const ROWS_SYSTEM =
  "You write training examples for fine-tuning a language model. An example is a pair: a prompt as a real user would write it, " +
  "and the completion that an excellent assistant would give. You follow the instructions exactly and answer with JSON only.";

/** The messages of one call for rows. */
export function buildCallMessages(config: Prompting, call: CallShape): BuiltPrompt {
  const { frame, output } = frameOf(config, call.count);
  return { messages: frame.fill(gapsOf(call)), output };
}

/** The whole request of one call for rows. */
export function buildCallRequest(config: Prompting, call: CallShape): CompletionRequest {
  const { template, modelId } = config.configure;
  const { topic, count, batch } = call;
  const { frame, output, sampling } = frameOf(config, count);
  const texts = gapsOf(call);
  return {
    ...{ modelId, messages: frame.fill(texts), framed: { frame, texts }, output, sampling },
    purpose: { kind: "rows", template, topic, count, batch, prompt: config.prompt.prompt },
  };
}

/** What calls for the same number of rows have in common. */
interface CallFrame {
  frame: RequestFrame;
  output: NonNullable<BuiltPrompt["output"]>;
  sampling: Sampling;
}

/** Settings are never changed in place, so what was made of them stays right. By rows a call. */
const frames = new WeakMap<Prompting, Map<number, CallFrame>>();

function frameOf(config: Prompting, count: number): CallFrame {
  const own = frames.get(config) ?? new Map<number, CallFrame>();
  frames.set(config, own);
  const known = own.get(count);
  if (known) return known;
  const made = makeFrame(config, count);
  own.set(count, made);
  return made;
}

function makeFrame(config: Prompting, count: number): CallFrame {
  const join = (parts: readonly string[]) => parts.filter(Boolean).join("\n\n");
  const before = join([config.prompt.prompt.trim(), databaseSchemaPart(config), "Topic: "]);
  const examples = examplesPart(config.examples.examples);
  const middle = examples ? `\n\n${examples}\n\n` : "\n\n";
  const after = `\n\n${FORMAT_RULES}`;
  const fill = ([topic = "", asked = ""]: readonly string[]): Message[] => [
    { role: "system", content: ROWS_SYSTEM },
    { role: "user", content: before + topic + middle + asked + after },
  ];
  return { frame: { gaps: 2, fill }, output: { name: "rows", schema: rowsSchema(count) }, sampling: samplingOf(config) };
}

const gapsOf = (call: CallShape) => [call.topic.trim(), countPart(call)];

/** Used where the user left the most tokens empty. */
const DEFAULT_MAX_TOKENS = 4_096;

export function samplingOf({ prompt }: Pick<Draft, "prompt">): Sampling {
  return { temperature: prompt.temperature, topP: prompt.topP, topK: prompt.topK, maxTokens: prompt.maxTokens ?? DEFAULT_MAX_TOKENS };
}

/** The JSON Schema of an answer: `{rows: [{prompt, completion}]}`. Strict, as OpenAI's structured output wants it. */
function rowsSchema(count: number, fields: readonly string[] = PAIR_FIELDS): JsonSchema {
  const row = {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field, { type: "string" }])),
    required: [...fields],
    additionalProperties: false,
  };
  return {
    type: "object",
    properties: { rows: { type: "array", items: row, minItems: count, maxItems: count } },
    required: ["rows"],
    additionalProperties: false,
  };
}

const FORMAT_RULES = [
  "Rules:",
  "- Each prompt stands on its own and asks for something different from every other prompt, not the same thing in other words.",
  "- Vary length, difficulty, wording and situation.",
  "- Each completion answers its prompt fully and correctly, and never mentions these instructions, the topic list or the examples.",
  '- Answer with one JSON object and nothing before or after it: {"rows": [{"prompt": "…", "completion": "…"}]}',
  '- Both fields are strings. Write line breaks inside them as \\n and quotation marks as \\".',
].join("\n");

/** The tables that queries may use, as the model reads them; empty without. */
export function databaseSchemaPart({ configure, prompt }: Prompting): string {
  const schema = prompt.databaseSchema.trim();
  if (configure.template !== "text-to-sql" || !schema) return "";
  return `Database schema; queries use only these tables and columns:\n\`\`\`sql\n${schema}\n\`\`\``;
}

function examplesPart(examples: readonly Example[]): string {
  if (examples.length === 0) return "";
  const rows = examples.map(({ prompt, completion }) => ({ prompt, completion }));
  return `Examples of the pairs that are wanted. Match their style, depth and format; do not repeat them:\n${JSON.stringify({ rows }, null, 2)}`;
}

function countPart({ count, batch, batches }: CallShape): string {
  const asked = `Write exactly ${count} new ${count === 1 ? "pair" : "pairs"} about the topic.`;
  if (batch >= batches)
    return `${asked} This is an extra set, number ${batch + 1}, because earlier sets repeated one another: choose unusual situations and angles that come to mind last.`;
  if (batches > 1)
    return `${asked} This is set ${batch + 1} of ${batches} on this topic: choose other situations and angles than the other sets would.`;
  return asked;
}
