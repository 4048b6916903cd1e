import { z } from "zod";
import { EXPORT_TYPES } from "../../lib/export/catalogue.ts";
import { OPENAI_MODEL } from "../connections.ts";
import { ask } from "./client.ts";
import type { ApiOperation } from "./document.ts";
import type { Maker, RightCall, World } from "./world.ts";

// What the document cannot say: in which state a thing must be for what is done to it.
// An operation without a line here is called with its own example, on a thing that its collection's POST makes of its example.

const ENDED = ["completed", "incomplete", "failed", "cancelled"];
const settings = (name: string, rowsPerSeed: number) => ({
  configure: { name, template: "custom" },
  prompt: { seeds: ["Tides", "Bread"], rowsPerSeed },
});

const TEMPLATE = { workflow: "supervised-fine-tuning", template: "custom", prompt: { seeds: ["Branches"], rowsPerSeed: 5 } };

async function makeGeneration(world: World, modelId: string, rowsPerSeed: number): Promise<string> {
  const { configure, prompt } = settings("For the contract", rowsPerSeed);
  const model = { provider: "openai", connectionId: world.connection, modelId };
  return world.post("/v1/generations", { configure: { ...configure, ...model }, prompt });
}

/** A judge's run over the rows of the finished generation. */
async function makeEvaluation(world: World, modelId: string): Promise<string> {
  const judge = { connectionId: world.connection, modelId, rubric: { preset: "general" } };
  return world.post("/v1/evaluations", { name: "For the contract", datasetId: await world.thing("generations"), ...judge });
}

type Make = (world: World, modelId: string) => Promise<string>;
const RUNS: Record<"generations" | "evaluations", Make> = {
  generations: (world, modelId) => makeGeneration(world, modelId, 5),
  evaluations: makeEvaluation,
};
type Runs = keyof typeof RUNS;

const done =
  (kind: Runs): Maker =>
  async (world) => {
    const id = await RUNS[kind](world, OPENAI_MODEL);
    await world.until(`/v1/${kind}/${id}`, ["completed"]);
    return id;
  };

/** One that does not end by itself: the endpoint answers none of its calls. */
const running =
  (kind: Runs): Maker =>
  async (world) => {
    const id = await RUNS[kind](world, `${OPENAI_MODEL}+hang`);
    await world.until(`/v1/${kind}/${id}`, ["running"]);
    return id;
  };

const paused =
  (kind: Runs): Maker =>
  async (world) => {
    const id = await running(kind)(world);
    await world.post(`/v1/${kind}/${id}/pause`);
    return id;
  };

/** One that misses rows, for the endpoint may not say them. */
const failed =
  (kind: Runs): Maker =>
  async (world) => {
    const id = await RUNS[kind](world, `${OPENAI_MODEL}+content-filter`);
    await world.until(`/v1/${kind}/${id}`, ["failed", "incomplete"]);
    return id;
  };

const draft: Maker = (world) => world.post("/v1/generations", { ...settings("A draft", 1), start: false });

async function upload(world: World, name: string, body: string, status: string): Promise<string> {
  const headers = { "content-type": "application/octet-stream" };
  const id = await ask({ method: "POST", path: `/v1/files?name=${name}`, key: world.key, body, headers }, (json) =>
    z.object({ id: z.string() }).parse(json),
  );
  await world.until(`/v1/files/${id.id}`, [status]);
  return id.id;
}

const exported: Maker = async (world) => world.post(`/v1/generations/${await world.thing("generations")}/exports`, { format: "jsonl" });

/** A workflow whose dataset is made. */
const generated: Maker = async (world) => {
  const id = await world.fresh("workflow");
  const task = {
    method: "POST",
    path: `/v1/workflow/generate/${id}`,
    key: world.key,
    body: '{"prompts":["Tides"],"example_per_prompt":5}',
  };
  const { task_id } = await ask(task, (json) => z.object({ task_id: z.string() }).parse(json));
  await world.until(`/v1/generations/${task_id}`, ENDED);
  return id;
};

/** How a thing of a kind is made, where its collection's example does not do. */
export const MAKERS: Record<string, Maker> = {
  generations: done("generations"),
  evaluations: done("evaluations"),
  files: (world) => upload(world, "tides.txt", "# Tides\n\nThe moon makes them.", "ready"),
  // Its example is shared, which others would find.
  templates: (world) => world.post("/v1/templates", { name: "For the contract", settings: TEMPLATE }),
  exports: exported,
};

type Fixture = (world: World) => Promise<Partial<RightCall>[]>;

const on =
  (make: Maker, call: Partial<RightCall> = {}): Fixture =>
  async (world) => [{ ...call, params: { id: await make(world) } }];

const withRow: Fixture = async (world) => {
  const id = await world.fresh("generations");
  const { data } = await world.get(`/v1/generations/${id}/rows?limit=1`, z.object({ data: z.array(z.object({ id: z.string() })) }));
  return data.map((row) => ({ params: { id, rowId: row.id } }));
};

const withAction: Fixture = async (world) => {
  const id = await world.fresh("generations");
  const path = `/v1/generations/${id}/rows/bulk`;
  const change = { method: "POST", path, key: world.key, body: '{"action":"approve","filter":{}}' };
  const { actionId } = await ask(change, (json) => z.object({ actionId: z.string() }).parse(json));
  return [{ params: { id, actionId } }];
};

const withPrompts: Fixture = async (world) => {
  const id = await world.thing("workflow");
  const form = new FormData();
  form.set("file", new File(["prompts,example_per_prompt\nTides,2\nBread,3\n"], "prompts.csv", { type: "text/csv" }));
  form.set("batch_size", "5");
  return [{ params: { id } }, { params: { id }, bytes: form }];
};

const withLink: Fixture = async (world) => {
  const links = z.object({ train: z.url() });
  const answer = z.object({ status: z.string(), csv: links.nullable(), json: links.nullable() });
  const path = "/v1/workflow/data";
  const body = JSON.stringify({ workflow_id: await generated(world) });
  for (;;) {
    const { csv, json } = await ask({ method: "POST", path, key: world.key, body }, (found) => answer.parse(found));
    if (csv && json) return [csv, json].map(({ train }) => ({ params: { token: train.split("/").at(-1) ?? "" } }));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const FIXTURES: Record<string, Fixture> = {
  startGeneration: on(draft),
  updateGeneration: on(draft),
  deleteGeneration: on(draft),
  pauseGeneration: on(running("generations")),
  resumeGeneration: on(paused("generations")),
  cancelGeneration: on(running("generations")),
  retryGeneration: on(failed("generations")),
  tryGeneration: on((world) => makeDraftOn(world)),
  downloadGeneration: async () => [...EXPORT_TYPES, "metadata"].map((format) => ({ query: `format=${format}` })),
  updateRow: withRow,
  changeRows: on(done("generations"), { json: { action: "approve", filter: {} } }),
  undoAction: withAction,
  createExport: async () => [{ json: { format: "jsonl" } }],
  pauseEvaluation: on(running("evaluations")),
  resumeEvaluation: on(paused("evaluations")),
  cancelEvaluation: on(running("evaluations")),
  retryEvaluation: on(failed("evaluations")),
  uploadFile: async () => [{ query: "name=handbook.txt", bytes: "A handbook.", headers: { "content-type": "text/plain" } }],
  readFileAgain: on((world) => upload(world, "broken.pdf", "%PDF-1.4\nbroken", "failed")),
  generateFromWorkflow: withPrompts,
  getWorkflowData: async (world) => [{ json: { workflow_id: await generated(world) } }],
  downloadWorkflowData: withLink,
};

/** A draft that the inference server would make. */
const makeDraftOn: Maker = (world) => {
  const { configure, prompt } = settings("To try", 2);
  const model = { provider: "openai", connectionId: world.connection, modelId: OPENAI_MODEL };
  return world.post("/v1/generations", { configure: { ...configure, ...model }, prompt, start: false });
};

/** Things that belong to the studio, which others find too. */
export const SHARED: readonly string[] = ["connections"];

/** What an address is about: `workflow` of /v1/workflow/iterate/{id}. */
export function kindOf({ path }: { path: string }): string {
  const kind = path.split("/")[2] ?? "";
  return path.startsWith("/v1/workflow/config/") ? "workflow/config" : kind;
}

/** Every call of an operation that must succeed. */
export async function rightCalls(world: World, operation: ApiOperation): Promise<RightCall[]> {
  const own = (await FIXTURES[operation.operationId]?.(world)) ?? [{}];
  const calls: RightCall[] = [];
  for (const call of own) {
    const json = call.json ?? (call.bytes === undefined ? await world.exampleBody(operation) : undefined);
    const query = call.query ?? (await world.fill(operation["x-example-query"] ?? ""));
    calls.push({ ...call, query, json, params: { ...(await usualParams(world, operation, call.params)), ...call.params } });
  }
  return calls;
}

/** A thing of which it is; a new one for what changes it. */
async function usualParams(world: World, operation: ApiOperation, given: Record<string, string> = {}) {
  const params: Record<string, string> = {};
  for (const { name, in: place } of operation.parameters) {
    if (place !== "path" || given[name] !== undefined) continue;
    if (name !== "id") throw new Error(`What is ${name} in ${operation.path}? Give it a line in fixtures.ts.`);
    const changes = ["DELETE", "PUT", "PATCH"].includes(operation.method);
    params[name] = await (changes ? world.fresh(kindOf(operation)) : world.thing(kindOf(operation)));
  }
  return params;
}
