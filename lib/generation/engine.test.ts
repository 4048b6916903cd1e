import { expect, test } from "vitest";
import { AppError } from "../errors.ts";
import { createLimiter, type Limiter } from "../inference/limiter.ts";
import { type Completion, type CompletionRequest, InferenceError, type InferenceProvider } from "../inference/types.ts";
import { draftFor } from "../templates/index.ts";
import { createEngine, type EngineOptions } from "./engine.ts";
import {
  type CallJob,
  type CommittedState,
  type EngineDependencies,
  type EngineStore,
  type FinishedCall,
  type GenerationState,
  systemClock,
  UnstorableError,
} from "./engine-types.ts";
import { type Journal, noJournal } from "./journal/journal.ts";
import { datasetTask } from "./task.ts";

// The engine on a store in memory and a provider that is a function: what it starts, repeats, gives up and puts back.

const PRICE = { inputPerMillion: 1_000_000, outputPerMillion: 0 };

interface Memory extends EngineStore {
  states: Map<string, GenerationState>;
  queues: Map<string, CallJob[]>;
  taken: Map<string, CallJob>;
  committed: FinishedCall[];
  commits: number;
  reasons: string[];
  broken: boolean;
}

function memoryStore(generations: Record<string, number>, spendingLimit: number | null = null): Memory {
  const memory: Memory = {
    ...{ states: new Map(), queues: new Map(), taken: new Map(), committed: [], commits: 0, reasons: [], broken: false },
    listStates: async (known) => [...memory.states.values()].filter((state) => state.status === "running" || known.includes(state.id)),
    load: async (id) => ({
      ...{ id, task: datasetTask(draftFor("code-generation"), PRICE), price: PRICE, topics: new Map([["1", "lists"]]) },
    }),
    async fetchCalls(id, limit) {
      const jobs = memory.queues.get(id)?.splice(0, limit) ?? [];
      for (const job of jobs) memory.taken.set(job.id, job);
      return jobs;
    },
    readTopics: async () => new Map(),
    keepAlive: async () => {},
    async putBack(id, callIds) {
      for (const callId of callIds) {
        const job = memory.taken.get(callId);
        if (job) memory.queues.get(id)?.unshift(job);
        memory.taken.delete(callId);
      }
    },
    async commit(calls): Promise<CommittedState[]> {
      if (memory.broken) throw new Error("no database");
      if (calls.some((call) => call.offered.some((row) => row.data.completion === "poison"))) throw new UnstorableError("poison");
      memory.commits += 1;
      for (const call of calls) {
        memory.committed.push(call);
        memory.taken.delete(call.job.id);
        const state = memory.states.get(call.job.generationId);
        if (state) memory.states.set(state.id, { ...state, costUsd: state.costUsd + (call.costUsd ?? 0) });
      }
      const ids = new Set(calls.map((call) => call.job.generationId));
      return [...ids].flatMap((id) => {
        const state = memory.states.get(id);
        return state ? [{ id, status: state.status, costUsd: state.costUsd, followUps: 0 }] : [];
      });
    },
    async pause(id, reason) {
      memory.reasons.push(reason);
      setStatus(memory, id, "paused");
    },
    report: async () => {},
  };
  for (const [id, calls] of Object.entries(generations)) {
    memory.states.set(id, {
      ...{ id, status: "running", connectionId: "connection", connectionVersion: "1", maxConcurrency: null, modelId: "model" },
      ...{ costUsd: 0, spendingLimit, workers: 1, yieldsAtLimit: false },
    });
    const jobs = Array.from({ length: calls }, (_, batch) => ({
      id: `${id}-${batch}`,
      generationId: id,
      seedId: "1",
      count: 1,
      batch,
      batches: calls,
    }));
    memory.queues.set(id, jobs);
  }
  return memory;
}

function setStatus(memory: Memory, id: string, status: GenerationState["status"]) {
  const state = memory.states.get(id);
  if (state) memory.states.set(id, { ...state, status });
}

const answer = (text: string): Completion => ({ text, finishReason: "stop", usage: { inputTokens: 1, outputTokens: 1 }, latencyMs: 1 });
const pair = (prompt: string, completion = "c") => answer(JSON.stringify({ rows: [{ prompt, completion }] }));
const batchOf = (request: CompletionRequest) => (request.purpose.kind === "rows" ? request.purpose.batch : -1);
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function engineFor(
  store: EngineStore,
  complete: InferenceProvider["complete"],
  options: Partial<EngineOptions> & { cap?: number; journal?: Journal } = {},
) {
  const silent = { info() {}, warn() {}, error() {} };
  const limiter = createLimiter({ clock: () => performance.now(), cap: options.cap ?? 8, initial: options.cap ?? 8 });
  const dependencies: EngineDependencies = {
    ...{ store, clock: systemClock, log: silent, random: () => 0, limiterFor: () => limiter },
    ...(options.journal && { journal: options.journal }),
    providerFor: async () => ({ complete, listModels: async () => [], close: async () => {} }),
  };
  return createEngine(dependencies, { refreshMs: 20, ...options });
}

async function until(condition: () => boolean, ms = 15_000) {
  const end = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > end) throw new Error("it did not happen");
    await rest(5);
  }
}

test("every call is made once and committed, many at a time", async () => {
  const store = memoryStore({ a: 50 });
  const engine = engineFor(store, async (request) => pair(`p${batchOf(request)}`));
  engine.start();
  await until(() => store.committed.length === 50);
  await engine.stop(1_000);
  expect(new Set(store.committed.map((call) => call.job.id)).size).toBe(50);
  expect(store.commits).toBeLessThan(25);
  expect(store.taken.size).toBe(0);
});

test("no more are in flight than the limiter allows, and the places are kept filled", async () => {
  const store = memoryStore({ a: 60 });
  let now = 0;
  let most = 0;
  const engine = engineFor(
    store,
    async (request) => {
      most = Math.max(most, ++now);
      await rest(5);
      now -= 1;
      return pair(`p${batchOf(request)}`);
    },
    { cap: 6 },
  );
  engine.start();
  await until(() => store.committed.length === 60);
  await engine.stop(1_000);
  expect(most).toBe(6);
});

test("a worker's own bound holds over all models, and each gets its part", async () => {
  const store = memoryStore({ a: 120, b: 120 });
  const other = store.states.get("b");
  if (other) store.states.set("b", { ...other, modelId: "another" });
  const limiters = new Map<string, Limiter>();
  let now = 0;
  let most = 0;
  const dependencies: EngineDependencies = {
    ...{ store, clock: systemClock, log: { info() {}, warn() {}, error() {} }, random: () => 0 },
    limiterFor(_, modelId) {
      const limiter = limiters.get(modelId) ?? createLimiter({ clock: () => performance.now(), cap: 8 });
      limiters.set(modelId, limiter);
      return limiter;
    },
    providerFor: async () => ({
      async complete(request) {
        most = Math.max(most, ++now);
        await rest(5);
        now -= 1;
        return pair(`p${batchOf(request)}`);
      },
      ...{ listModels: async () => [], close: async () => {} },
    }),
  };
  const engine = createEngine(dependencies, { refreshMs: 20, maxInFlight: 6 });
  engine.start();
  await until(() => store.committed.length >= 100);
  const ofOne = store.committed.filter((call) => call.job.generationId === "a").length;
  await engine.stop(1_000);
  expect(most).toBe(6);
  expect(ofOne / store.committed.length).toBeGreaterThan(0.25);
  expect(ofOne / store.committed.length).toBeLessThan(0.75);
});

test("a small generation beside a huge one gets its turn", async () => {
  const store = memoryStore({ huge: 2_000, small: 3 });
  const engine = engineFor(store, async (request) => rest(5).then(() => pair(`p${batchOf(request)}`)), { cap: 4 });
  engine.start();
  await until(() => store.committed.filter((call) => call.job.generationId === "small").length === 3);
  const huge = store.committed.filter((call) => call.job.generationId === "huge").length;
  await engine.stop(1_000);
  expect(huge).toBeLessThan(200);
});

test("a call is tried again after an error of the server, and the attempts are counted", async () => {
  const store = memoryStore({ a: 1 });
  let tries = 0;
  const engine = engineFor(store, async () => {
    tries += 1;
    if (tries < 3) throw new InferenceError("server", "The endpoint answered 500.");
    return pair("p");
  });
  engine.start();
  await until(() => store.committed.length === 1);
  await engine.stop(1_000);
  expect(store.committed[0]).toMatchObject({ status: "done", attempts: 3 });
});

test("a busy endpoint costs no attempts", async () => {
  const store = memoryStore({ a: 1 });
  let tries = 0;
  const engine = engineFor(store, async () => {
    tries += 1;
    if (tries <= 8) throw new InferenceError("busy", "Rate limit.", { retryAfterMs: 1 });
    return pair("p");
  });
  engine.start();
  await until(() => store.committed.length === 1);
  await engine.stop(1_000);
  expect(store.committed[0]).toMatchObject({ status: "done", attempts: 1 });
});

test("one call that is refused fails alone, with its reason", async () => {
  const store = memoryStore({ a: 5 });
  const engine = engineFor(store, async (request) => {
    if (batchOf(request) === 2) throw new InferenceError("refused-request", "The endpoint refused the request.");
    return pair(`p${batchOf(request)}`);
  });
  engine.start();
  await until(() => store.committed.length === 5);
  await engine.stop(1_000);
  const failed = store.committed.filter((call) => call.status === "failed");
  expect(failed).toMatchObject([
    { job: { batch: 2 }, errorCode: "refused-request", errorMessage: "The endpoint refused the request.", offered: [] },
  ]);
});

test("a refused key pauses the generation at once and puts its calls back", async () => {
  const store = memoryStore({ a: 1_000 });
  let tries = 0;
  const engine = engineFor(store, async () => {
    tries += 1;
    throw new InferenceError("key", "The key was refused.");
  });
  engine.start();
  await until(() => store.queues.get("a")?.length === 1_000 && store.reasons.length > 0);
  await rest(100);
  await engine.stop(1_000);
  expect(store.reasons).toEqual(["The key was refused."]);
  expect(tries).toBeLessThanOrEqual(8);
  expect(store.committed).toEqual([]);
  expect(store.queues.get("a")).toHaveLength(1_000);
});

test("a generation whose calls all fail is paused before it has failed altogether", async () => {
  const store = memoryStore({ a: 1_000 });
  const engine = engineFor(store, async () => {
    throw new InferenceError("refused-request", "Bad parameter.");
  });
  engine.start();
  await until(() => store.reasons.length > 0);
  await engine.stop(1_000);
  expect(store.reasons[0]).toContain("Bad parameter.");
  expect(store.committed.length).toBeLessThan(30);
  expect(store.committed.length + (store.queues.get("a")?.length ?? 0)).toBe(1_000);
});

test("an endpoint that is away is waited for, without using up attempts", async () => {
  const store = memoryStore({ a: 20 });
  let away = true;
  let tries = 0;
  const engine = engineFor(store, async (request) => {
    tries += 1;
    if (away) throw new InferenceError("network", "Nothing listens there.");
    return pair(`p${batchOf(request)}`);
  });
  engine.start();
  await until(() => tries >= 9);
  await rest(700);
  expect(tries).toBeLessThan(14);
  away = false;
  await until(() => store.committed.length === 20);
  await engine.stop(1_000);
  expect(store.committed.every((call) => call.status === "done" && call.attempts <= 2)).toBe(true);
  expect(store.reasons).toEqual([]);
});

test("pausing keeps what is in flight and puts back the rest; resuming goes on", async () => {
  const store = memoryStore({ a: 30 });
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const engine = engineFor(store, async (request) => gate.then(() => pair(`p${batchOf(request)}`)), { cap: 4 });
  engine.start();
  await until(() => store.taken.size >= 4);
  setStatus(store, "a", "paused");
  await until(() => store.taken.size === 4);
  open();
  await until(() => store.committed.length === 4);
  await rest(100);
  expect(store.committed).toHaveLength(4);
  expect(store.queues.get("a")).toHaveLength(26);
  setStatus(store, "a", "running");
  await until(() => store.committed.length === 30);
  await engine.stop(1_000);
});

test("cancelling aborts what is in flight", async () => {
  const store = memoryStore({ a: 10 });
  let aborted = 0;
  const engine = engineFor(
    store,
    (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          aborted += 1;
          reject(new InferenceError("aborted", "Stopped."));
        });
      }),
    { cap: 3 },
  );
  engine.start();
  await until(() => store.taken.size >= 3);
  await rest(20);
  setStatus(store, "a", "cancelled");
  await until(() => aborted === 3);
  await engine.stop(1_000);
  expect(store.committed).toEqual([]);
});

test("nothing is started beyond the spending limit", async () => {
  const store = memoryStore({ a: 100 }, 10);
  const engine = engineFor(store, async (request) => pair(`p${batchOf(request)}`), { cap: 4 });
  engine.start();
  // Each call costs 1 dollar.
  await until(() => store.reasons.length > 0);
  await engine.stop(1_000);
  expect(store.committed.length).toBeGreaterThanOrEqual(10);
  expect(store.committed.length).toBeLessThanOrEqual(13);
  expect(store.committed.length + (store.queues.get("a")?.length ?? 0)).toBe(100);
});

test("the limit is kept with many calls in flight at once, whose cost is counted before it is known", async () => {
  const store = memoryStore({ a: 200 }, 20);
  let inFlight = 0;
  let most = 0;
  const engine = engineFor(
    store,
    async (request) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await rest(30);
      inFlight -= 1;
      // Half a dollar to a dollar and a half.
      const usage = { inputTokens: 0.5 + (batchOf(request) % 11) / 10, outputTokens: 1 };
      return { ...pair(`p${batchOf(request)}`), usage };
    },
    { cap: 64 },
  );
  engine.start();
  await until(() => store.reasons.length > 0);
  await engine.stop(1_000);
  const spent = store.committed.reduce((sum, call) => sum + (call.costUsd ?? 0), 0);
  expect(most).toBeGreaterThan(8);
  expect(spent).toBeGreaterThanOrEqual(20);
  expect(spent).toBeLessThan(23);
});

test("a worker that is not to spend what is left waits, and spends it when it is alone", async () => {
  const store = memoryStore({ a: 100 }, 10);
  const state = store.states.get("a");
  if (!state) throw new Error("no generation");
  store.states.set("a", { ...state, costUsd: 5, workers: 2, yieldsAtLimit: true });
  const engine = engineFor(store, async (request) => pair(`p${batchOf(request)}`), { cap: 8 });
  engine.start();
  // By the words a call costs a thousand dollars, which is more than its part of what is left.
  await rest(150);
  expect(store.committed).toEqual([]);
  const now = store.states.get("a");
  if (now) store.states.set("a", { ...now, workers: 1, yieldsAtLimit: false });
  await until(() => store.reasons.length > 0);
  await engine.stop(1_000);
  expect(store.committed.length).toBeGreaterThanOrEqual(5);
  expect(store.committed.length).toBeLessThanOrEqual(6);
});

test("a store that is away loses nothing, and stops new calls", async () => {
  const store = memoryStore({ a: 200 });
  store.broken = true;
  let made = 0;
  const engine = engineFor(store, async (request) => {
    made += 1;
    await rest(50);
    return pair(`p${batchOf(request)}`);
  });
  engine.start();
  await until(() => made > 0);
  await rest(1_200);
  const before = made;
  await rest(300);
  expect(made).toBe(before);
  expect(made).toBeLessThan(200);
  store.broken = false;
  await until(() => store.committed.length === 200);
  await engine.stop(1_000);
  expect(made).toBe(200);
});

test("a call whose rows can never be stored fails alone", async () => {
  const store = memoryStore({ a: 10 });
  const engine = engineFor(store, async (request) => pair(`p${batchOf(request)}`, batchOf(request) === 4 ? "poison" : "c"));
  engine.start();
  await until(() => store.committed.length === 10);
  await engine.stop(1_000);
  expect(store.committed.filter((call) => call.status === "failed")).toMatchObject([
    { job: { batch: 4 }, errorCode: "storage", inputTokens: 1 },
  ]);
});

test("stopping lets what is in flight end, commits it, and puts the rest back", async () => {
  const store = memoryStore({ a: 50 });
  const engine = engineFor(store, async (request) => rest(100).then(() => pair(`p${batchOf(request)}`)), { cap: 5 });
  engine.start();
  await until(() => store.taken.size >= 5);
  await engine.stop(5_000);
  expect(store.taken.size).toBe(0);
  expect(store.committed.length + (store.queues.get("a")?.length ?? 0)).toBe(50);
  expect(store.committed.length).toBeGreaterThanOrEqual(5);
});

test("stopping without patience aborts and puts back", async () => {
  const store = memoryStore({ a: 5 });
  const engine = engineFor(
    store,
    (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new InferenceError("aborted", "Stopped.")))),
  );
  engine.start();
  await until(() => store.taken.size === 5);
  await engine.stop(50);
  expect(store.queues.get("a")).toHaveLength(5);
});

test("an answer that breaks the reading fails its call alone, and is not paid for again", async () => {
  const store = memoryStore({ a: 5 });
  let made = 0;
  const unreadable: Completion = {
    ...answer(""),
    get text(): string {
      throw new Error("a bug of ours");
    },
  };
  const engine = engineFor(store, async (request) => {
    made += 1;
    return batchOf(request) === 2 ? unreadable : pair(`p${batchOf(request)}`);
  });
  engine.start();
  await until(() => store.committed.length === 5);
  await engine.stop(1_000);
  expect(made).toBe(5);
  expect(store.committed.filter((call) => call.status === "failed")).toMatchObject([{ job: { batch: 2 }, errorCode: "server" }]);
});

test("a provider that throws before it waits costs its call an attempt and nothing else", async () => {
  const store = memoryStore({ a: 1 });
  let made = 0;
  const engine = engineFor(store, () => {
    made += 1;
    if (made === 1) throw new TypeError("a bug of ours");
    return Promise.resolve(pair("p"));
  });
  engine.start();
  await until(() => store.committed.length === 1);
  await engine.stop(1_000);
  expect(store.committed[0]).toMatchObject({ status: "done", attempts: 2 });
});

test("a generation whose settings cannot be read pauses with the reason, and keeps no other from running", async () => {
  const store = memoryStore({ broken: 1, a: 5 });
  const { load } = store;
  store.load = async (id) => {
    if (id === "broken") throw new AppError("internal:draft", "The settings cannot be read.");
    return load(id);
  };
  const engine = engineFor(store, async (request) => pair(`p${batchOf(request)}`));
  engine.start();
  await until(() => store.committed.length === 5 && store.reasons.length > 0);
  await engine.stop(1_000);
  expect(store.reasons).toEqual(["The settings cannot be read."]);
});

test("a store that fails for a moment while a generation is begun pauses nothing", async () => {
  const store = memoryStore({ a: 5 });
  const { load } = store;
  let looks = 0;
  store.load = async (id) => {
    looks += 1;
    if (looks < 3) throw new Error("no database");
    return load(id);
  };
  const engine = engineFor(store, async (request) => pair(`p${batchOf(request)}`));
  engine.start();
  await until(() => store.committed.length === 5);
  await engine.stop(1_000);
  expect(store.reasons).toEqual([]);
});

test("a request that never ends is ended by its time limit", async () => {
  const store = memoryStore({ a: 1 });
  let tries = 0;
  const engine = engineFor(
    store,
    (_, signal) => {
      tries += 1;
      if (tries > 1) return Promise.resolve(pair("p"));
      return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new InferenceError("aborted", "Stopped."))));
    },
    { callTimeoutMs: 50 },
  );
  engine.start();
  await until(() => store.committed.length === 1);
  await engine.stop(1_000);
  expect(store.committed[0]).toMatchObject({ status: "done", attempts: 2 });
});

/** A journal that remembers what it was told, in order: `what call`. */
function memoryJournal() {
  const told: string[] = [];
  const tell = (what: string, ids: readonly string[]) => told.push(...ids.map((id) => `${what} ${id}`));
  const journal: Journal = {
    ...noJournal,
    taken: (_, ids) => void tell("taken", ids),
    async sent(request) {
      await rest(5);
      tell("sent", [request.job.id]);
    },
    ended: (id) => void tell("ended", [id]),
    answered: (call) => void tell(call.status, [call.status === "lost" ? "request" : call.job.id]),
    closed: (ids) => void tell("closed", ids),
  };
  return { told, journal };
}

test("the journal knows of a request before it goes out, of its answer before it is stored, and of what goes back before it does", async () => {
  const store = memoryStore({ a: 3 });
  const { told, journal } = memoryJournal();
  const commit = store.commit;
  store.commit = async (calls) => {
    told.push(...calls.map((call) => `commit ${call.status === "lost" ? "request" : call.job.id}`));
    return commit(calls);
  };
  const putBack = store.putBack;
  store.putBack = async (id, ids) => {
    told.push(...ids.map((callId) => `back ${callId}`));
    return putBack(id, ids);
  };
  const engine = engineFor(
    store,
    async (request, signal) => {
      told.push(`request ${batchOf(request)}`);
      if (batchOf(request) === 1 && told.filter((line) => line === "request 1").length === 1)
        throw new InferenceError("server", "Status 500.", { status: 500 });
      if (batchOf(request) < 2) return pair(`p${batchOf(request)}`);
      return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new InferenceError("aborted", "Stopped."))));
    },
    { journal },
  );
  engine.start();
  await until(() => store.committed.length === 2);
  await engine.stop(10);
  const of = (call: number) => told.filter((line) => line.endsWith(` a-${call}`) || line === `request ${call}`);
  expect(of(0)).toEqual(["taken a-0", "sent a-0", "request 0", "done a-0", "commit a-0", "closed a-0"]);
  expect(of(1)).toEqual([
    ...["taken a-1", "sent a-1", "request 1", "ended a-1", "sent a-1", "request 1", "done a-1", "commit a-1", "closed a-1"],
  ]);
  // The demo model's drafts can lose nothing: the request that was aborted leaves no line.
  expect(of(2)).toEqual(["taken a-2", "sent a-2", "request 2", "ended a-2", "closed a-2", "back a-2"]);
});

test("a line that the database refuses for its words is stored with others", async () => {
  const store = memoryStore({ a: 2 });
  const commit = store.commit;
  store.commit = async (calls) => {
    if (calls.some((call) => call.errorMessage.includes("\u0000"))) throw new UnstorableError("no NUL in a text");
    return commit(calls);
  };
  const engine = engineFor(store, async (request) => {
    if (batchOf(request) === 1) throw new InferenceError("refused-request", "It said \u0000.");
    return pair("p");
  });
  engine.start();
  await until(() => store.committed.length === 2);
  await engine.stop(1_000);
  expect(store.committed.find((call) => call.job.batch === 1)).toMatchObject({ status: "failed", errorCode: "storage" });
});
