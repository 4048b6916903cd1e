import type { Limiter, LimiterReason } from "../inference/limiter.ts";
import type { Price } from "../inference/prices.ts";
import type { InferenceProvider } from "../inference/types.ts";
import type { CallTopic } from "../sources/origin.ts";
import type { OfferedRow } from "./accept.ts";
import type { Attributes } from "./attributes.ts";
import type { Journal } from "./journal/journal.ts";
import type { GenerationStatus } from "./status.ts";
import type { CallTask } from "./task.ts";

// What the engine needs of the world. In the worker these are PostgreSQL and real endpoints; in a test, memory and functions.

/** One queued call. Its id is the job's and becomes the ledger line's. */
export interface CallJob {
  id: string;
  generationId: string;
  seedId: string;
  /** Rows that it reserves: it never brings more. */
  count: number;
  /** Number of this call within its seed, from 0. */
  batch: number;
  /** Calls first planned for its seed. */
  batches: number;
  /** The value of each attribute, and of the balanced field, that all its rows are to have. */
  attributes?: Attributes | undefined;
}

/** What of a generation does not change while it runs. */
export interface EngineGeneration {
  id: string;
  /** What its calls are. */
  task: CallTask;
  /** Null when it is not known. */
  price: Price | null;
  /** Seed id → topic; null where there may be a million of them, and each fetch reads its own (`readTopics`). */
  topics: ReadonlyMap<string, string> | null;
}

/** What of a generation may change at any moment. */
export interface GenerationState {
  id: string;
  status: GenerationStatus;
  /** Null when the connection was deleted. */
  connectionId: string | null;
  /** Changes when the connection is edited. */
  connectionVersion: string;
  /** The most requests in flight that a person allows on the connection; null for no limit. */
  maxConcurrency: number | null;
  modelId: string;
  costUsd: number;
  /** US dollars; null for none. */
  spendingLimit: number | null;
  /** Workers that work on it, this one with them; 1 where there is no spending limit to keep. */
  workers: number;
  /** Another worker is the one that spends what is left at the end. */
  yieldsAtLimit: boolean;
}

/** A call that has ended, as it goes into the ledger. A `lost` one (lost.ts) is a request of a call that is still to come: its id is its own. */
export interface FinishedCall {
  job: CallJob;
  status: "done" | "failed" | "lost";
  offered: OfferedRow[];
  /** Repeats of offered rows within the answer itself. */
  repeats: OfferedRow[];
  invalid: number;
  attempts: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
  latencyMs: number;
  finishReason: string;
  errorCode: string;
  errorMessage: string;
}

/** What a commit did to one generation. */
export interface CommittedState {
  id: string;
  status: GenerationStatus;
  costUsd: number;
  /** New calls were queued for what was missing. */
  followUps: number;
}

export interface WorkerReport {
  generationId: string;
  inFlight: number;
  level: number;
  levelReason: LimiterReason;
  /** Until when nothing is sent, or null. */
  waitingUntil: Date | null;
  /** Requests a minute that the endpoint takes, as far as it is known. */
  ratePerMinute: number | null;
  waiting: string;
}

/** Shown as the reason of a pause. */
export const SPENDING_LIMIT_REACHED = "The spending limit is reached. Raise it and resume to go on.";

/** The data refuses to be stored; trying again cannot help. Every other error of a store is passing. */
export class UnstorableError extends Error {
  override readonly name = "UnstorableError";
}

export interface EngineStore {
  /** The generations that run, and those of `known` whatever their status. One that is deleted is left out. */
  listStates(known: readonly string[]): Promise<GenerationState[]>;
  /** Null when it is deleted. */
  load(generationId: string): Promise<EngineGeneration | null>;
  /** Takes queued calls for this worker; they come back by themselves unless they are kept alive. */
  fetchCalls(generationId: string, limit: number): Promise<CallJob[]>;
  /** What these seeds or sources are, by id; one that was deleted is left out. */
  readTopics(seedIds: readonly string[]): Promise<ReadonlyMap<string, CallTopic>>;
  keepAlive(generationId: string, callIds: readonly string[]): Promise<void>;
  putBack(generationId: string, callIds: readonly string[]): Promise<void>;
  /**
   * Rows, ledger lines, counters, follow-ups and the ends of jobs, all or nothing. A call that was committed before is left out.
   * @throws UnstorableError when a call's data can never be stored
   */
  commit(calls: readonly FinishedCall[]): Promise<CommittedState[]>;
  /** Running → paused, with the reason shown to the user. */
  pause(generationId: string, reason: string): Promise<void>;
  report(reports: readonly WorkerReport[]): Promise<void>;
}

export interface Clock {
  /** Milliseconds. */
  now(): number;
  setTimeout(run: () => void, ms: number): Timer;
}

export interface Timer {
  cancel(): void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  setTimeout(run, ms) {
    const timer = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timer) };
  },
};

/** The part of a logger that the engine uses; pino's fits. */
export interface EngineLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface EngineDependencies {
  store: EngineStore;
  clock: Clock;
  log: EngineLog;
  /** None in tests that need none. */
  journal?: Journal;
  /** From 0 to 1, for jitter. */
  random(): number;
  /** A provider for this connection as it is now; the engine does not close it. Errors pause the generation. */
  providerFor(connectionId: string): Promise<InferenceProvider>;
  /** The same limiter for the same model of the same connection, always; what it found out holds for one version of the connection. */
  limiterFor(connectionId: string, modelId: string, cap: number | null, connectionVersion: string): Limiter;
}
