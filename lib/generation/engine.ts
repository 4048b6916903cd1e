import { randomUUID } from "node:crypto";
import { AppError } from "../errors.ts";
import { type Completion, InferenceError } from "../inference/types.ts";
import type { CallTopic } from "../sources/origin.ts";
import { decideNext, toInferenceError } from "./attempts.ts";
import { createCallCosts, hasRoom } from "./budget.ts";
import { createCommitter } from "./committer.ts";
import {
  type CallJob,
  type CommittedState,
  type EngineDependencies,
  type FinishedCall,
  type GenerationState,
  SPENDING_LIMIT_REACHED,
  type Timer,
} from "./engine-types.ts";
import { failCall } from "./finish-call.ts";
import { noJournal } from "./journal/journal.ts";
import {
  type ActiveGeneration,
  fewestFirst,
  freePlaces,
  isOverBudget,
  type Lane,
  laneKey,
  openLane,
  outcomeOf,
  reportLevel,
  type TakenCall,
  takeTurn,
  waitingReason,
  wantedOn,
} from "./lane.ts";
import { lostCall } from "./lost.ts";
import { topicsFor } from "./topics.ts";

export interface EngineOptions {
  /** How often pauses, cancels and new generations are looked for. */
  refreshMs: number;
  /** How often taken calls are kept alive; less than a third of the queue's heartbeat, for one that was just taken is kept at the second time. */
  keepAliveMs: number;
  /** The longest that one request may take. */
  callTimeoutMs: number;
  /** An endpoint that is away for longer pauses its generations. */
  maxOutageMs: number;
  /** The most requests in flight, over all connections. */
  maxInFlight: number;
}

const DEFAULTS: EngineOptions = {
  refreshMs: 400,
  keepAliveMs: 5_000,
  callTimeoutMs: 600_000,
  maxOutageMs: 15 * 60_000,
  maxInFlight: 1_024,
};
const REPORT_MS = 1_000;
/** Calls are at hand for so long, so that no place stands empty while the queue is looked into. */
const FETCH_AHEAD_SECONDS = 0.5;
const MAX_FETCH = 1_000;
const MAX_FAILURES_IN_A_ROW = 10;
/** So often a generation is tried to be begun before it pauses with a reason that nobody foresaw. */
const MAX_ADMISSIONS = 5;

/** Calls that ended since the start of an engine: with rows, without, and those whose answer never came. */
export interface CallCounts {
  done: number;
  failed: number;
  lost: number;
}

export interface Engine {
  start(): void;
  /** What it does just now, and what it has stored since its start. */
  activity(): { inFlight: number; calls: CallCounts };
  /** Looks for work now instead of at the next refresh. */
  poke(): void;
  /**
   * Takes nothing new, gives requests in flight `graceMs` to end, aborts the rest, commits what ended and puts the others back.
   */
  stop(graceMs: number): Promise<void>;
}

/** Only these two classes do. */
const speaksToPeople = (error: unknown) => error instanceof InferenceError || error instanceof AppError;

function reasonOf(error: unknown): string {
  if (error instanceof Error && speaksToPeople(error)) return error.message;
  return "The connection cannot be opened: its stored settings cannot be read. Open it under Settings → Connections and save it again; if that does not help, see the worker's log.";
}

/**
 * The pool that makes the calls of all running generations: every place that becomes free is filled at once, in turns
 * between the generations of a model. It owns no state that matters: what it has taken comes back when it dies.
 */
export function createEngine(dependencies: EngineDependencies, overrides: Partial<EngineOptions> = {}): Engine {
  const { store, clock, log, random, journal = noJournal } = dependencies;
  const options = { ...DEFAULTS, ...overrides };
  const active = new Map<string, ActiveGeneration>();
  const lanes = new Map<string, Promise<Lane>>();
  const timers = new Map<string, Timer>();
  /** Generations that this engine paused or saw end: what was read of them before that is out of date. Id → look number. */
  const settled = new Map<string, number>();
  /** Failed tries to begin a generation, in a row. */
  const admissions = new Map<string, number>();
  const puttingBack = new Set<Promise<void>>();
  /** Calls that were here when calls were last kept alive. */
  let seenAlive = new Set<string>();
  let looks = 0;
  const committer = createCommitter({ store, clock, log, onCommitted });
  let stopping = false;
  let inFlightOnAll = 0;
  const ended: CallCounts = { done: 0, failed: 0, lost: 0 };

  // --- looking for work -------------------------------------------------------------------------------------------

  async function refresh() {
    looks += 1;
    const look = looks;
    const states = new Map((await store.listStates([...active.keys()])).map((state) => [state.id, state]));
    for (const [id, at] of settled) {
      if (at >= look) states.delete(id);
      else settled.delete(id);
    }
    for (const generation of active.values())
      if (!settled.has(generation.state.id)) updateState(generation, states.get(generation.state.id) ?? null);
    for (const state of states.values()) if (state.status === "running" && !active.has(state.id)) await admit(state);
    for (const generation of active.values()) generation.exhausted = false;
    pump();
  }

  async function admit(state: GenerationState) {
    const { connectionId } = state;
    if (connectionId === null)
      return store.pause(state.id, "The connection was deleted. Clone the generation and choose another connection.");
    const key = laneKey(state);
    try {
      const loaded = await store.load(state.id);
      if (!loaded || stopping) return;
      const opening = lanes.get(key) ?? openLane(state, connectionId, dependencies);
      lanes.set(key, opening);
      const lane = await opening;
      const generation: ActiveGeneration = {
        ...{ state, loaded, lane, ready: [], delayed: new Map(), inFlight: new Set(), fetching: false },
        ...{ exhausted: false, leaving: false, costSince: 0, failuresInARow: 0 },
        callCosts: createCallCosts(loaded),
      };
      lane.generations.push(generation);
      active.set(state.id, generation);
      admissions.delete(state.id);
    } catch (error) {
      // One that works for others stays.
      if (![...active.values()].some((generation) => generation.lane.key === key)) lanes.delete(key);
      log.warn({ err: error, generation: state.id }, "a generation cannot be begun");
      const failures = (admissions.get(state.id) ?? 0) + 1;
      admissions.set(state.id, failures);
      // Nothing is wrong with the others, and a database that was away for a moment is back at the next look.
      if (!speaksToPeople(error) && failures < MAX_ADMISSIONS) return;
      admissions.delete(state.id);
      await store.pause(state.id, reasonOf(error));
    }
  }

  function updateState(generation: ActiveGeneration, state: GenerationState | null) {
    const edited = state !== null && laneKey(state) !== generation.lane.key;
    // What was read may be older than the last commit, and what is spent never becomes less.
    if (state) generation.state = { ...state, costUsd: Math.max(state.costUsd, generation.state.costUsd) };
    generation.costSince = costOfWaiting(generation);
    if (state?.status === "running" && !edited) {
      // Resumed before its last calls had ended.
      generation.leaving = false;
      const idle = generation.inFlight.size === 0 && generation.costSince === 0;
      if (idle && isOverBudget(generation)) pause(generation, SPENDING_LIMIT_REACHED);
      return;
    }
    if (state === null || state.status === "cancelled") for (const call of generation.inFlight) call.abort?.abort();
    leave(generation);
  }

  /** Starts nothing more of a generation and gives back what was taken. Calls in flight end and are committed. */
  function leave(generation: ActiveGeneration) {
    generation.leaving = true;
    for (const [call, timer] of generation.delayed) {
      timer.cancel();
      generation.ready.push(call);
    }
    generation.delayed.clear();
    putBack(generation, generation.ready.splice(0));
    forget(generation);
  }

  function putBack(generation: ActiveGeneration, calls: readonly TakenCall[]) {
    const { id, status } = generation.state;
    const ids = calls.map((call) => call.job.id);
    // First, for once they are back they are another's: a kill between the two costs their time, and nothing twice.
    journal.closed(ids);
    if (calls.length === 0 || status === "cancelled") return;
    const task = store
      .putBack(id, ids)
      .catch((error: unknown) => {
        log.warn({ err: error }, "calls could not be put back at once");
        // They come back when nobody keeps them alive, or sooner: when the next worker finds our journal.
        if (stopping) journal.taken(id, ids);
      })
      .finally(() => puttingBack.delete(task));
    puttingBack.add(task);
  }

  function forget(generation: ActiveGeneration) {
    const { lane, state } = generation;
    const committing = committer.waiting().some((call) => call.job.generationId === state.id);
    if (!generation.leaving || generation.inFlight.size > 0 || generation.fetching || committing) return;
    if (!active.delete(state.id)) return;
    lane.generations.splice(lane.generations.indexOf(generation), 1);
    if (lane.generations.length === 0) lanes.delete(lane.key);
  }

  // --- keeping every place filled ---------------------------------------------------------------------------------

  function pump() {
    if (stopping || !committer.healthy()) return;
    // Where this worker itself is the limit, places go to the model that has the fewest.
    for (const lane of fewestFirst(active.values())) {
      let free = Math.min(freePlaces(lane), options.maxInFlight - inFlightOnAll);
      while (free > 0) {
        const next = takeTurn(lane);
        if (!next) break;
        void run(next.generation, next.call);
        free = Math.min(free - 1, freePlaces(lane));
      }
      lane.limiter.want(wantedOn(lane, options.maxInFlight));
      const working = lane.generations.filter((generation) => !generation.leaving && hasRoom(generation));
      const wanted = Math.ceil((Math.max(free, 0) + (lane.endedLately / 2) * FETCH_AHEAD_SECONDS + 1) / Math.max(1, working.length));
      for (const generation of working) void fill(generation, Math.min(wanted, MAX_FETCH));
    }
  }

  async function fill(generation: ActiveGeneration, wanted: number) {
    const limit = wanted - generation.ready.length;
    // Many at a time: a look into the queue costs the database much the same for one call as for a hundred.
    if (limit < wanted / 2 || generation.fetching || generation.exhausted) return;
    generation.fetching = true;
    try {
      const jobs = await store.fetchCalls(generation.state.id, limit);
      generation.exhausted = jobs.length < limit;
      journal.taken(
        generation.state.id,
        jobs.map((job) => job.id),
      );
      const calls = await toTaken(generation, jobs);
      if (generation.leaving || stopping) putBack(generation, calls);
      else generation.ready.push(...calls);
    } catch (error) {
      generation.exhausted = true;
      log.warn({ err: error, generation: generation.state.id }, "no calls could be taken from the queue");
    } finally {
      generation.fetching = false;
    }
    if (generation.leaving) forget(generation);
    else if (generation.ready.length > 0) pump();
  }

  async function toTaken(generation: ActiveGeneration, jobs: readonly CallJob[]): Promise<TakenCall[]> {
    const take = (job: CallJob, topic: CallTopic): TakenCall => ({ job, topic, attempts: 0, abort: null, timedOut: false, lostId: "" });
    try {
      const topicOf = await topicsFor(
        generation.loaded,
        jobs.map((job) => job.seedId),
        store,
      );
      return jobs.map((job) => take(job, topicOf(job.seedId)));
    } catch (error) {
      putBack(
        generation,
        jobs.map((job) => take(job, { text: "", source: null })),
      );
      throw error;
    }
  }

  // --- one attempt of one call ------------------------------------------------------------------------------------

  async function run(generation: ActiveGeneration, call: TakenCall) {
    const { lane } = generation;
    const abort = new AbortController();
    call.abort = abort;
    call.timedOut = false;
    generation.inFlight.add(call);
    lane.inFlight += 1;
    inFlightOnAll += 1;
    const ticket = lane.limiter.start();
    const timeout = clock.setTimeout(() => {
      call.timedOut = true;
      abort.abort();
    }, options.callTimeoutMs);
    const started = clock.now();
    const result = await attempt(generation, call, abort.signal).catch((thrown: unknown) => {
      if (!(thrown instanceof InferenceError)) log.error({ err: thrown, call: call.job.id }, "a provider threw what it should not");
      return toInferenceError(thrown, call.timedOut, options.callTimeoutMs);
    });
    timeout.cancel();
    call.abort = null;
    generation.inFlight.delete(call);
    lane.inFlight -= 1;
    inFlightOnAll -= 1;
    lane.endedLately += 1;
    if (result instanceof InferenceError) {
      lane.limiter.settle(ticket, outcomeOf(result), result);
      afterError(generation, call, result, clock.now() - started);
    } else {
      lane.limiter.settle(ticket, "ok", { rate: result.rate, tokens: result.usage.inputTokens + result.usage.outputTokens });
      lane.outage.answered();
      lane.busySince = null;
      finish(generation, read(generation, call, result));
    }
    if (generation.leaving) forget(generation);
    pump();
  }

  /** Asynchronous as a whole, so that nothing in it is thrown past the one who waits. */
  async function attempt({ lane, loaded }: ActiveGeneration, call: TakenCall, signal: AbortSignal): Promise<Completion> {
    const { job, attempts } = call;
    call.lostId = randomUUID();
    const request = loaded.task.request(call);
    await journal.sent({ job, attempt: attempts + 1, lostId: call.lostId });
    return lane.provider.complete({ ...request, callId: job.id }, signal);
  }

  /** An answer that breaks our own reading fails its call: thrown, it would come back and be paid for again and again. */
  function read({ loaded }: ActiveGeneration, { job, topic, attempts }: TakenCall, completion: Completion): FinishedCall {
    try {
      return loaded.task.read({ job, topic, completion, attempts: attempts + 1 });
    } catch (cause) {
      log.error({ err: cause, call: job.id }, "an answer could not be read");
      const error = new InferenceError("server", "The answer could not be read; the worker's log says why.", { cause });
      return failCall(job, error, attempts + 1, completion.latencyMs);
    }
  }

  function afterError(generation: ActiveGeneration, call: TakenCall, error: InferenceError, latencyMs: number) {
    const { lane } = generation;
    if (error.answerLost && generation.loaded.task.remote) keepLost(generation, call, error);
    journal.ended(call.job.id);
    if (error.code === "aborted") return putBack(generation, [call]);
    const unreachable = error.code === "network" || error.code === "address";
    const out = unreachable && lane.outage.unreachable(error.message, lane.inFlight > 0);
    if (!unreachable) lane.outage.answered();
    const step = decideNext(error, call.attempts + 1, !out, random());
    switch (step.kind) {
      case "wait":
        lane.busySince ??= clock.now();
        return again(generation, call);
      case "outage":
        if (lane.outage.lasted() > options.maxOutageMs) pause(generation, error.message);
        return again(generation, call);
      case "pause":
        pause(generation, error.message);
        return again(generation, call);
      case "retry": {
        call.attempts += 1;
        if (generation.leaving) return putBack(generation, [call]);
        const timer = clock.setTimeout(() => {
          generation.delayed.delete(call);
          again(generation, call);
          pump();
        }, step.delayMs);
        generation.delayed.set(call, timer);
        return;
      }
      case "fail":
        return finish(generation, failCall(call.job, error, call.attempts + 1, latencyMs));
    }
  }

  /** A request that may have been charged for goes into the ledger as such; its call is made again, or fails, on its own. */
  function keepLost(generation: ActiveGeneration, { job, topic, attempts, lostId }: TakenCall, error: InferenceError) {
    const lost = lostCall(generation.loaded, { job, topic, attempt: attempts + 1, lostId }, whyLost(generation, error));
    generation.costSince += lost.costUsd ?? 0;
    journal.answered(lost);
    committer.add(lost);
  }

  function whyLost({ state }: ActiveGeneration, error: InferenceError): string {
    if (error.code === "timeout") return "The time allowed was over";
    if (error.code === "network") return "The connection broke off";
    return state.status === "cancelled" ? "The dataset was cancelled" : "The worker was stopped";
  }

  /** Before those that were never tried: it has waited longest. */
  function again(generation: ActiveGeneration, call: TakenCall) {
    if (generation.leaving) putBack(generation, [call]);
    else generation.ready.unshift(call);
  }

  function finish(generation: ActiveGeneration, finished: FinishedCall) {
    generation.costSince += finished.costUsd ?? 0;
    generation.callCosts.ended(finished.costUsd);
    generation.failuresInARow = finished.status === "failed" ? generation.failuresInARow + 1 : 0;
    journal.answered(finished);
    committer.add(finished);
    if (generation.failuresInARow >= MAX_FAILURES_IN_A_ROW && !generation.leaving)
      pause(generation, `${MAX_FAILURES_IN_A_ROW} calls in a row failed. The last one: ${finished.errorMessage}`);
  }

  function pause(generation: ActiveGeneration, reason: string) {
    if (generation.leaving) return;
    log.warn({ generation: generation.state.id, reason }, "generation paused");
    // Until the store knows, a refresh would set it going again.
    const { id } = generation.state;
    generation.state = { ...generation.state, status: "paused" };
    settled.set(id, Number.POSITIVE_INFINITY);
    leave(generation);
    const attempt = () => {
      store.pause(id, reason).then(
        () => settled.set(id, looks),
        (error: unknown) => {
          log.warn({ err: error }, "a pause could not be stored; trying again");
          if (!stopping) clock.setTimeout(attempt, 500);
        },
      );
    };
    attempt();
  }

  function onCommitted(states: CommittedState[], calls: readonly FinishedCall[]) {
    journal.closed(calls.map((call) => call.job.id));
    for (const { status } of calls) ended[status] += 1;
    for (const state of states) {
      const generation = active.get(state.id);
      if (!generation) continue;
      generation.state = { ...generation.state, costUsd: state.costUsd };
      generation.costSince = costOfWaiting(generation);
      if (state.followUps > 0) generation.exhausted = false;
      if (state.status !== "running" && !generation.leaving) {
        generation.state = { ...generation.state, status: state.status };
        settled.set(state.id, looks);
        leave(generation);
      } else forget(generation);
    }
    pump();
  }

  function costOfWaiting({ state }: ActiveGeneration): number {
    return committer.waiting().reduce((sum, call) => sum + (call.job.generationId === state.id ? (call.costUsd ?? 0) : 0), 0);
  }

  // --- what happens by the clock ----------------------------------------------------------------------------------

  async function keepAlive() {
    journal.alive();
    const here: CallJob[] = committer.waiting().map((call) => call.job);
    for (const { ready, delayed, inFlight } of active.values())
      for (const calls of [ready, delayed.keys(), inFlight]) for (const { job } of calls) here.push(job);
    // What was not here the last time has just been taken, and need not be kept alive yet: of quick calls, none.
    const older = here.filter(({ id }) => seenAlive.has(id));
    seenAlive = new Set(here.map(({ id }) => id));
    for (const [generationId, jobs] of Map.groupBy(older, (job) => job.generationId))
      await store.keepAlive(
        generationId,
        jobs.map(({ id }) => id),
      );
  }

  async function report() {
    for (const lane of new Set([...active.values()].map((generation) => generation.lane))) lane.endedLately /= 2;
    await store.report(
      [...active.values()].map(({ state, lane, inFlight }) => ({
        ...{ generationId: state.id, inFlight: inFlight.size, ...reportLevel(lane, clock.now(), inFlightOnAll >= options.maxInFlight) },
        waiting: committer.healthy() ? waitingReason(lane, clock.now()) : "The database cannot store what has arrived; trying again.",
      })),
    );
  }

  /** Runs a task again and again, each time the given pause after its end; an error is logged and costs nothing else. */
  function repeat(name: string, ms: number, task: () => Promise<void>) {
    const schedule = (delay: number) => {
      if (!stopping) timers.set(name, clock.setTimeout(once, delay));
    };
    const once = () => {
      task()
        .catch((error: unknown) => log.warn({ err: error }, `the engine could not ${name}; trying again`))
        .finally(() => schedule(ms));
    };
    schedule(0);
  }

  function inFlightNow(): TakenCall[] {
    return [...active.values()].flatMap((generation) => [...generation.inFlight]);
  }

  return {
    start() {
      repeat("refresh", options.refreshMs, refresh);
      repeat("keep calls alive", options.keepAliveMs, keepAlive);
      repeat("report", REPORT_MS, report);
      // Places also become free by time alone: after a Retry-After, or when an endpoint may be probed again.
      repeat("fill places", 10, async () => pump());
    },
    activity: () => ({ inFlight: inFlightOnAll, calls: { ...ended } }),
    poke() {
      refresh().catch((error: unknown) => log.warn({ err: error }, "the engine could not refresh; trying again"));
    },
    async stop(graceMs) {
      stopping = true;
      const until = clock.now() + graceMs;
      const wait = () => new Promise<void>((resolve) => clock.setTimeout(resolve, 20));
      for (const generation of active.values()) leave(generation);
      while (inFlightNow().length > 0 && clock.now() < until) await wait();
      for (const call of inFlightNow()) call.abort?.abort();
      while (inFlightNow().length > 0 && clock.now() < until + 1_000) await wait();
      await committer.drain();
      committer.stop();
      await Promise.all(puttingBack);
      for (const timer of timers.values()) timer.cancel();
      journal.close();
    },
  };
}
