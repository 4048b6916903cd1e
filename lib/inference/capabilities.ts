import { z } from "zod";

/** What one model on one connection takes. Everything is assumed until it is refused. */
export const modelCapabilities = z.object({
  /** How the shape of an answer is asked for; each is tried before the next: by schema, by tool, by JSON mode, by words. */
  structured: z.enum(["json_schema", "tool", "json_object", "text"]),
  /** Whether `minItems` and `maxItems` may stand in the schema. */
  arrayBounds: z.boolean(),
  /** Whether the tool to use can be named (Bedrock); without it the model usually uses the only tool anyway. */
  toolChoice: z.boolean(),
  temperature: z.boolean(),
  topP: z.boolean(),
  topK: z.boolean(),
  maxTokens: z.enum(["max_tokens", "max_completion_tokens"]),
  systemRole: z.boolean(),
});

export type ModelCapabilities = z.infer<typeof modelCapabilities>;

/** Where a provider keeps what it learnt. `get` gives null for a model that nothing is known of; it is asked before every call. */
export interface CapabilityStore {
  get(modelId: string): Promise<ModelCapabilities | null>;
  learn(modelId: string, capabilities: ModelCapabilities): Promise<void>;
}

export const OPENAI_CAPABILITIES: ModelCapabilities = {
  structured: "json_schema",
  arrayBounds: true,
  toolChoice: true,
  temperature: true,
  topP: true,
  topK: true,
  maxTokens: "max_tokens",
  systemRole: true,
};

export const BEDROCK_CAPABILITIES: ModelCapabilities = { ...OPENAI_CAPABILITIES, structured: "tool" };

const LADDER: readonly ModelCapabilities["structured"][] = ["json_schema", "tool", "json_object", "text"];

/** What is left when both have learnt: nothing that either was refused. */
export function mergeCapabilities(one: ModelCapabilities, other: ModelCapabilities): ModelCapabilities {
  const lower = Math.max(LADDER.indexOf(one.structured), LADDER.indexOf(other.structured));
  return {
    structured: LADDER[lower] ?? "text",
    arrayBounds: one.arrayBounds && other.arrayBounds,
    toolChoice: one.toolChoice && other.toolChoice,
    temperature: one.temperature && other.temperature,
    topP: one.topP && other.topP,
    topK: one.topK && other.topK,
    maxTokens: one.maxTokens === "max_tokens" ? other.maxTokens : one.maxTokens,
    systemRole: one.systemRole && other.systemRole,
  };
}

const NAMES = modelCapabilities.keyof().options;

export const isSame = (one: ModelCapabilities, other: ModelCapabilities): boolean => NAMES.every((name) => one[name] === other[name]);

/** Keeps what was learnt for as long as the object lives. */
export function memoryStore(): CapabilityStore {
  const known = new Map<string, ModelCapabilities>();
  return {
    get: async (modelId) => known.get(modelId) ?? null,
    learn: async (modelId, capabilities) => {
      known.set(modelId, capabilities);
    },
  };
}

/** What an endpoint said when it refused a request. */
export interface Refusal {
  status: number | undefined;
  /** The endpoint's own words. */
  detail: string;
}

const REFUSING =
  /not support|n['’]t support|unsupported|unrecognized|unknown|unexpected|not permitted|not allowed|deprecated|extraneous|extra (?:inputs|fields)|not available|remove |does not exist|invalid parameter|cannot|must be (?:'text'|text)/i;
/** A value out of range is the user's to mend: the parameter itself is known. */
const OUT_OF_RANGE =
  /too (?:large|small|high|low|long)|maximum|minimum|less than|greater than|at most|at least|out of range|between|exceeds/i;

/**
 * What a refusal teaches: the capabilities without what was refused, or null when it names nothing that can be left out.
 * Never gives back what was there before, so that trying again always ends.
 */
export function learnFromRefusal(known: ModelCapabilities, refusal: Refusal): ModelCapabilities | null {
  const { detail } = refusal;
  if (refusal.status !== undefined && refusal.status !== 400 && refusal.status !== 422) return null;
  if (known.temperature && known.topP && /temperature/i.test(detail) && /top_?p/i.test(detail) && /both|only one|together/i.test(detail))
    return { ...known, topP: false };
  if (known.maxTokens === "max_tokens" && /max_completion_tokens/i.test(detail) && !OUT_OF_RANGE.test(detail))
    return { ...known, maxTokens: "max_completion_tokens" };
  const shape = learnShape(known, detail);
  if (shape) return shape;
  if (!REFUSING.test(detail) || OUT_OF_RANGE.test(detail)) return null;
  if (known.topK && /top_?k/i.test(detail)) return { ...known, topK: false };
  if (known.temperature && /temperature/i.test(detail)) return { ...known, temperature: false };
  if (known.topP && /top_?p/i.test(detail)) return { ...known, topP: false };
  if (
    known.systemRole &&
    /system(?:\s|['"`])*(?:role|message|prompt|instruction|field)|roles? must alternate|developer instruction/i.test(detail)
  )
    return { ...known, systemRole: false };
  return null;
}

const SHAPE = /response_?format|json_?schema|json_?object|json mode|structured output|guided|grammar|output schema/i;
const TOOLS = /tool|function call/i;

/** One step down the ladder of structured output. */
function learnShape(known: ModelCapabilities, detail: string): ModelCapabilities | null {
  if (known.arrayBounds && known.structured !== "text" && /minItems|maxItems/.test(detail)) return { ...known, arrayBounds: false };
  if (known.structured === "tool" && TOOLS.test(detail)) {
    if (known.toolChoice && /tool_?choice/i.test(detail)) return { ...known, toolChoice: false };
    return REFUSING.test(detail) ? { ...known, structured: "text" } : null;
  }
  if (!SHAPE.test(detail)) return null;
  if (known.structured === "json_schema") return { ...known, structured: "json_object" };
  return known.structured === "json_object" ? { ...known, structured: "text" } : null;
}
