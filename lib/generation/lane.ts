import type { Limiter, Outcome } from "../inference/limiter.ts";
import type { InferenceError, InferenceProvider } from "../inference/types.ts";
import type { CallTopic } from "../sources/origin.ts";
import { type CallCosts, hasRoom } from "./budget.ts";
import type { CallJob, EngineDependencies, EngineGeneration, GenerationState, Timer, WorkerReport } from "./engine-types.ts";
import { createOutage, type Outage } from "./outage.ts";

// A lane is one model of one connection: what its generations share, and between whom its places are divided.

/** A call that this worker has taken. */
export interface TakenCall {
  job: CallJob;
  topic: CallTopic;
  /** Attempts that count, made so far. */
  attempts: number;
  /** While a request is under way. */
  abort: AbortController | null;
  timedOut: boolean;
  /** The ledger line that the request under way becomes if its answer never comes. */
  lostId: string;
}

/** A generation that this worker works on. */
export interface ActiveGeneration {
  state: GenerationState;
  loaded: EngineGeneration;
  lane: Lane;
  /** Taken and to be started, in order. */
  ready: TakenCall[];
  /** Waiting for their next attempt. */
  delayed: Map<TakenCall, Timer>;
  inFlight: Set<TakenCall>;
  fetching: boolean;
  /** The queue was empty at the last look; not looked at again until something may have changed. */
  exhausted: boolean;
  /** Nothing of it is started any more; it leaves when nothing is in flight. */
  leaving: boolean;
  /** US dollars of calls that have ended since `state` was read. */
  costSince: number;
  callCosts: CallCosts;
  /** Calls in a row that failed for good. */
  failuresInARow: number;
}

export interface Lane {
  key: string;
  provider: InferenceProvider;
  limiter: Limiter;
  outage: Outage;
  generations: ActiveGeneration[];
  inFlight: number;
  /** Who is first at the next free place. */
  turn: number;
  /** When the endpoint last said that it is at its limit, or null. */
  busySince: number | null;
  /** Calls that ended, halved every second: about twice the rate per second. Tells how many calls must be at hand. */
  endedLately: number;
}

export const laneKey = (state: GenerationState) => `${state.connectionId}\n${state.connectionVersion}\n${state.modelId}`;

/** @throws whatever opening the provider throws */
export async function openLane(state: GenerationState, connectionId: string, dependencies: EngineDependencies): Promise<Lane> {
  return {
    key: laneKey(state),
    provider: await dependencies.providerFor(connectionId),
    limiter: dependencies.limiterFor(connectionId, state.modelId, state.maxConcurrency, state.connectionVersion),
    outage: createOutage(dependencies.clock),
    generations: [],
    inFlight: 0,
    turn: 0,
    busySince: null,
    endedLately: 0,
  };
}

/** Requests that may be started on this lane now. */
export const freePlaces = (lane: Lane) => Math.min(lane.limiter.free(), lane.outage.allowed(lane.inFlight));

/** The lanes of these generations, the one with the fewest requests in flight first. */
export function fewestFirst(generations: Iterable<ActiveGeneration>): Lane[] {
  const lanes = new Set<Lane>();
  for (const { lane } of generations) lanes.add(lane);
  return lanes.size < 2 ? [...lanes] : [...lanes].sort((one, other) => one.inFlight - other.inFlight);
}

/** Requests that there are to make on this lane, those in flight counted; `most` where the queues hold more than is known. */
export function wantedOn(lane: Lane, most: number): number {
  let known = lane.inFlight;
  for (const generation of lane.generations) {
    if (generation.leaving || isOverBudget(generation)) continue;
    if (!generation.exhausted) return most;
    known += generation.ready.length;
  }
  return known;
}

/** What a worker reports of its lane. `now`: the clock's time; `isFull`: the worker has as many requests in flight as it may. */
export function reportLevel(
  lane: Lane,
  now: number,
  isFull: boolean,
): Pick<WorkerReport, "level" | "levelReason" | "waitingUntil" | "ratePerMinute"> {
  const { level, reason, waitingUntil, ratePerMinute } = lane.limiter.state();
  return {
    ...(isFull && level > lane.inFlight ? { level: lane.inFlight, levelReason: "worker" } : { level, levelReason: reason }),
    waitingUntil: waitingUntil === null ? null : new Date(Date.now() + waitingUntil - now),
    ratePerMinute,
  };
}

/** What an error says of the endpoint's load: nothing, where there is no endpoint at all. */
export function outcomeOf({ code }: InferenceError): Outcome {
  if (code === "address") return "aborted";
  return code === "busy" || code === "timeout" || code === "aborted" ? code : "error";
}

/** The next call to start, taking turns between the generations. */
export function takeTurn(lane: Lane): { generation: ActiveGeneration; call: TakenCall } | null {
  for (let tries = 0; tries < lane.generations.length; tries += 1) {
    const generation = lane.generations[lane.turn % lane.generations.length];
    lane.turn = (lane.turn + 1) % lane.generations.length;
    if (!generation || generation.leaving || !hasRoom(generation)) continue;
    const call = generation.ready.shift();
    if (call) return { generation, call };
  }
  return null;
}

/** Whether the spending limit is reached, counting what has ended but is not committed. */
export function isOverBudget({ state, costSince }: ActiveGeneration): boolean {
  return state.spendingLimit !== null && state.costUsd + costSince >= state.spendingLimit;
}

/** Waits of less are not worth a word. */
const SHORT_MS = 2_000;

/** Why nothing arrives just now, in words for the user; empty while all is well. */
export function waitingReason(lane: Lane, now: number): string {
  if (lane.outage.lasted() > 0)
    return `Waiting for the model's endpoint, and going on by itself as soon as it answers: ${lane.outage.reason()}`;
  if (lane.inFlight > 0) return "";
  const { reason, waitingUntil, ratePerMinute } = lane.limiter.state();
  const isBusy = lane.busySince !== null && now - lane.busySince > SHORT_MS;
  if (!isBusy && (waitingUntil === null || waitingUntil - now < SHORT_MS)) return "";
  if (reason === "rate" && ratePerMinute !== null)
    return `The model's endpoint has reached its rate limit of ${ratePerMinute} requests a minute; going on as soon as it allows.`;
  return "The model's endpoint has reached its rate limit; going on as soon as it allows.";
}
