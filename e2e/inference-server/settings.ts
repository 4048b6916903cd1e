import { z } from "zod";

// What the server can be told to do: at start, through POST /control, or for one request (readRequestFaults).

/** What can go wrong with one request. */
export const FAULT_KINDS = [
  // No answer, or an error for one.
  "server-error",
  "busy",
  "reset",
  "hang",
  "html",
  "quota",
  "content-filter",
  // An answer with a finish reason of its own.
  "truncate",
  // Answers that are not what was asked for.
  "repeat",
  "near-repeat",
  "fences",
  "prose",
  "single-quotes",
  "trailing-commas",
  "wrong-keys",
  // Every second row lacks a field, has one too many, or a value of another type or that is not allowed.
  "misfit",
  "too-few",
  "too-many",
  "not-json",
  "empty",
  "no-usage",
  // Reasoning: nothing else, because it used up the tokens; or with a draft of rows in it, before the answer.
  "thinking",
  "reasoning",
  // Quotation marks that are not escaped; JSON within a JSON text.
  "unescaped",
  "encoded-twice",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What an endpoint can refuse with status 400, as real ones do. */
const REFUSALS = ["json_schema", "json_object", "array_bounds", "temperature", "top_p", "top_k", "max_tokens", "system", "tools"] as const;
export type Refusal = (typeof REFUSALS)[number];

const chance = z.union([
  z.strictObject({ probability: z.number().min(0).max(1) }),
  /** Every nth request, counted from the start or the last reset; 1 is every one. */
  z.strictObject({ every: z.number().int().min(1) }),
]);
export type Chance = z.infer<typeof chance>;

export const settingsSchema = z.strictObject({
  /** Seed of the random numbers, so that a run can be repeated. */
  seed: z.number().int().default(1),
  /** The bearer key that OpenAI requests must carry; null takes any, and none. */
  apiKey: z.string().nullable().default(null),
  /** The access key id that Bedrock requests must be signed with; null takes any. A signature must be there always. */
  accessKeyId: z.string().nullable().default(null),
  /** Model ids of the OpenAI side. */
  models: z.array(z.string()).default(["seedling-1", "seedling-mini"]),
  /** Time to answer in milliseconds: fixed, or the median when `latencySigma` is set. */
  latencyMs: z.number().min(0).default(0),
  /** Sigma of the lognormal distribution of latencies; 0 for a fixed latency. */
  latencySigma: z.number().min(0).default(0),
  /** Requests answered at a time; one more gets 429. Null for no limit. */
  capacity: z.number().int().min(0).nullable().default(null),
  /** Requests answered in any 60 seconds; one more gets 429. Null for no limit. */
  requestsPerMinute: z.number().int().min(0).nullable().default(null),
  /** Whether every answer says what is left of `requestsPerMinute`, in the headers that OpenAI sends. */
  rateHeaders: z.boolean().default(false),
  /** With more requests than this in it, each goes on at its share of the speed (vLLM's batching when it is full). Null for no such limit. */
  slots: z.number().int().min(1).nullable().default(null),
  /** What a 429 says about waiting. */
  retryHeader: z.enum(["retry-after", "retry-after-date", "x-ratelimit-reset", "none"]).default("retry-after"),
  /** Seconds named for 429s over capacity; those over the rate name the time that is left. */
  retryAfterSeconds: z.number().min(0).default(1),
  /** How long rows are: short ones of the server's own, or as long as the examples in the request. */
  rowLength: z.enum(["own", "examples"]).default("own"),
  /** Whether tokens are counted as OpenAI counts them, at about a millisecond an answer, or taken to be four characters each. */
  exactTokens: z.boolean().default(true),
  /** Tokens reported for each token of OpenAI's o200k_base: other models count more or fewer. */
  tokenFactor: z.number().min(0.1).max(10).default(1),
  faults: z.partialRecord(z.enum(FAULT_KINDS), chance).default({}),
  refuses: z.array(z.enum(REFUSALS)).default([]),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingsInput = z.input<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

const isFault = (name: string): name is FaultKind => FAULT_KINDS.some((kind) => kind === name);
const isRefusal = (name: string): name is Refusal => REFUSALS.some((kind) => kind === name);

export interface RequestFaults {
  faults: FaultKind[];
  refuses: Refusal[];
}

/** Faults of one request: names in the header `x-fault`, split by commas, or after `+` in the model id: `seedling-1+truncate+no-json_schema`. */
export function readRequestFaults(modelId: string, header: string | undefined): RequestFaults & { modelId: string } {
  const [base = "", ...suffixes] = modelId.split("+");
  const names = header ? [...suffixes, ...header.split(",").map((name) => name.trim())] : suffixes;
  const refused = names.flatMap((name) => (name.startsWith("no-") ? [name.slice(3)] : []));
  return { modelId: base, faults: names.filter(isFault), refuses: refused.filter(isRefusal) };
}
