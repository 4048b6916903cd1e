import type { TemplateId } from "../generation/config.ts";
import type { JsonObject } from "../json.ts";
import type { RateHeaders } from "./retry-after.ts";

/** One message of a chat. */
export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/** A JSON Schema, as far as structured output uses it. */
export type JsonSchema = Record<string, unknown>;

/** Sampling settings as the user chose them; null leaves a setting to the model. A provider sends only what the model accepts. */
export interface Sampling {
  temperature: number | null;
  topP: number | null;
  topK: number | null;
  maxTokens: number;
}

/**
 * What a request is for. Real providers send only `messages`, `sampling` and `output`; the demo model answers from this,
 * for it does not understand text.
 */
export type Purpose =
  | {
      kind: "rows";
      template: TemplateId;
      topic: string;
      count: number /** Number of this call within its topic, from 0. */;
      batch: number;
      prompt: string;
      /** The topic is a text that the rows must be drawn from. */
      grounded?: boolean;
      /** What all of the rows are to have. */
      attributes?: Readonly<Record<string, string>>;
    }
  | { kind: "item"; instruction: string; input: string }
  /** One row of a dataset, to be scored by criteria, each with its key in the answer. */
  | { kind: "judge"; row: JsonObject; criteria: readonly { key: string; name: string }[] }
  /** One row of a dataset, to be rewritten after an instruction. */
  | { kind: "revise"; row: JsonObject; instruction: string }
  | { kind: "seeds"; template: TemplateId; existing: readonly string[]; count: number }
  /** The sub-topics of the last topic of a path. */
  | { kind: "sub-topics"; template: TemplateId; path: readonly string[]; existing: readonly string[]; count: number }
  | { kind: "values"; template: TemplateId; attribute: string; existing: readonly string[]; count: number }
  | {
      kind: "prompt";
      template: TemplateId;
      useCase: string;
      /** Goal, audience and style; each may be empty. */
      wishes: readonly string[];
      /** An earlier text that is to be changed. */
      refine: { text: string; instruction: string } | null;
    }
  | { kind: "test" };

/** What many requests have in common: the same object for all that differ in nothing but the texts of their gaps. */
export interface RequestFrame {
  /** How many texts a request adds. */
  gaps: number;
  /** The messages with these texts in the gaps; the texts stand in them as they are. */
  fill(texts: readonly string[]): Message[];
}

export interface CompletionRequest {
  modelId: string;
  messages: readonly Message[];
  /** Where `messages` come from, so that a provider can encode once what is the same for thousands of requests. */
  framed?: { frame: RequestFrame; texts: readonly string[] } | undefined;
  sampling: Sampling;
  /** The shape that the answer must have; null for plain text. The root is always an object. */
  output: {
    name: string;
    schema: JsonSchema;
    /** The messages do not say all of the shape: where it cannot be given beside them, the schema is written into them. */
    spelled?: boolean;
  } | null;
  /** The engine's call, so that an endpoint and we can speak of the same request (OpenAI's `X-Client-Request-Id`). */
  callId?: string;
  purpose: Purpose;
}

export type FinishReason = "stop" | "length" | "content-filter" | "other";

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

export interface Completion {
  /** The answer's text; with `output`, JSON text (tool input is given back as JSON text too), not yet checked. */
  text: string;
  finishReason: FinishReason;
  usage: Usage;
  /** There is no text, but there was reasoning beside it. */
  thoughtOnly?: boolean;
  /** From request sent to answer read, in milliseconds. */
  latencyMs: number;
  /** What is left of the endpoint's rate, where its answer says so. */
  rate?: RateHeaders;
}

export interface ModelInfo {
  id: string;
  /** What people read; the id where the provider has no name. */
  name: string;
  /** A sentence when the model needs something first, such as an inference profile. */
  note?: string;
}

/**
 * One provider on one connection. Safe for many calls at once.
 * Every method throws `InferenceError` and nothing else, and ends early when `signal` is aborted.
 */
export interface InferenceProvider {
  complete(request: CompletionRequest, signal: AbortSignal): Promise<Completion>;
  listModels(signal: AbortSignal): Promise<ModelInfo[]>;
  /** Closes sockets. */
  close(): Promise<void>;
}

/** A provider whose address can be tried without asking a model for anything. */
export interface ReachableProvider extends InferenceProvider {
  /** The HTTP status that it answers; an InferenceError has none where no answer came. */
  reach(signal: AbortSignal): Promise<number>;
}

/** Why a request failed. `busy` is the endpoint's rate or capacity limit and never counts as a failed attempt. */
export type InferenceErrorCode =
  | "address"
  | "key"
  | "model"
  | "timeout"
  | "busy"
  | "server"
  | "network"
  | "refused-request"
  | "content-filter"
  | "aborted";

const RETRYABLE: readonly InferenceErrorCode[] = ["timeout", "busy", "server", "network"];

export class InferenceError extends Error {
  override readonly name = "InferenceError";
  readonly code: InferenceErrorCode;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** What the endpoint asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** What is left of the endpoint's rate, where it says so. */
  readonly rate: RateHeaders | undefined;
  /** The endpoint's own words, cut to 2,000 characters, without secrets. */
  readonly detail: string;

  /** Whether it is certain that the request never left: no connection came about. */
  readonly notSent: boolean;

  /** `message` is a sentence for the user. */
  constructor(
    code: InferenceErrorCode,
    message: string,
    options: { status?: number; retryAfterMs?: number; rate?: RateHeaders; detail?: string; notSent?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
    this.rate = options.rate;
    this.detail = (options.detail ?? "").slice(0, 2_000);
    this.notSent = options.notSent ?? false;
  }

  /** Whether the request may have been read and charged for although no answer came: it timed out, was aborted or broke off. */
  get answerLost(): boolean {
    return this.status === undefined && !this.notSent && ["timeout", "aborted", "network"].includes(this.code);
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return RETRYABLE.includes(this.code);
  }
}
