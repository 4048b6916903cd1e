import { EXPORT_TYPES } from "../../lib/export/catalogue.ts";
import { OPENAI_MODEL } from "../connections.ts";
import type { ApiOperation } from "./document.ts";
import type { RightCall, World } from "./world.ts";

// What the document cannot say: in which state a thing must be for what is done to it.
// An operation without a line here is called with its own example, on a thing that its collection's POST makes of its example.

const settings = (name: string, rowsPerSeed: number) => ({
  configure: { name, template: "custom" },
  prompt: { seeds: ["Tides", "Bread"], rowsPerSeed },
});

/** A demo's dataset of ten rows. */
async function makeDone(world: World): Promise<string> {
  const { id } = await world.post("/v1/generations", settings("For the contract", 5));
  await world.until(`/v1/generations/${id}`, ["completed"]);
  return id;
}

/** One that does not end by itself: the endpoint answers none of its calls. */
async function makeRunning(world: World): Promise<string> {
  const { configure, prompt } = settings("Slow", 400);
  const model = { provider: "openai", connectionId: world.connection, modelId: `${OPENAI_MODEL}+hang` };
  const { id } = await world.post("/v1/generations", { configure: { ...configure, ...model }, prompt });
  await world.until(`/v1/generations/${id}`, ["running"]);
  return id;
}

async function makePaused(world: World): Promise<string> {
  const id = await makeRunning(world);
  await world.post(`/v1/generations/${id}/pause`);
  await world.until(`/v1/generations/${id}`, ["paused"]);
  return id;
}

/** One of which nothing came, for the endpoint answers nothing that it may say. */
async function makeFailed(world: World): Promise<string> {
  const { configure, prompt } = settings("Refused", 1);
  const model = { provider: "openai", connectionId: world.connection, modelId: `${OPENAI_MODEL}+content-filter` };
  const { id } = await world.post("/v1/generations", { configure: { ...configure, ...model }, prompt });
  await world.until(`/v1/generations/${id}`, ["failed", "incomplete"]);
  return id;
}

const makeDraft = async (world: World) => (await world.post("/v1/generations", { ...settings("A draft", 1), start: false })).id;

/** How a thing of a kind is made, where its example does not do. */
export const MAKERS: Record<string, (world: World) => Promise<string>> = { generations: makeDone };

type Fixture = (world: World) => Promise<Partial<RightCall>[]>;

const on = (make: (world: World) => Promise<string>, call: Partial<RightCall> = {}): Fixture => {
  return async (world) => [{ ...call, params: { id: await make(world) } }];
};
const formats = (names: readonly string[]): Fixture => {
  return async () => names.map((format) => ({ params: {}, query: `format=${format}` }));
};

const FIXTURES: Record<string, Fixture> = {
  startGeneration: on(makeDraft),
  pauseGeneration: on(makeRunning),
  resumeGeneration: on(makePaused),
  cancelGeneration: on(makeRunning),
  retryGeneration: on(makeFailed),
  downloadGeneration: formats([...EXPORT_TYPES, "metadata"]),
  tryGeneration: on(makeDraft),
};

/** Things that belong to the studio or to everybody, which others find too. */
export const SHARED: readonly string[] = [];

/** Every call of an operation that must succeed. */
export async function rightCalls(world: World, operation: ApiOperation): Promise<RightCall[]> {
  const own = (await FIXTURES[operation.operationId]?.(world)) ?? [{}];
  const calls: RightCall[] = [];
  for (const call of own) {
    const json = call.json ?? (call.bytes === undefined ? await world.exampleBody(operation) : undefined);
    const query = await world.fill(operation["x-example-query"] ?? "");
    calls.push({ query, json, ...call, params: { ...(await usualParams(world, operation, call.params)), ...call.params } });
  }
  return calls;
}

async function usualParams(world: World, { method, path, parameters }: ApiOperation, given: Record<string, string> = {}) {
  const params: Record<string, string> = {};
  for (const { name, in: place } of parameters) {
    if (place !== "path" || given[name] !== undefined) continue;
    const kind = path.split("/")[2] ?? "";
    if (name !== "id") throw new Error(`What is ${name} in ${path}? Give it a line in fixtures.ts.`);
    params[name] = method === "DELETE" ? await world.fresh(kind) : await world.thing(kind);
  }
  return params;
}
