import { z } from "zod";
import { environment } from "../../env.ts";
import { publicAddress } from "../../public-address.ts";
import { webStream } from "../../web-stream.ts";
import { createConfig, deleteConfig, getConfig, listConfigs, updateConfig } from "../../workflows/configs.ts";
import { openWorkflowData, type SplitLinks, workflowData } from "../../workflows/data.ts";
import { addFeedback, listExamples } from "../../workflows/examples.ts";
import {
  configBody,
  configChange,
  createBody,
  dataBody,
  examplesBody,
  generateBody,
  iterateBody,
  promptBody,
  WORKFLOW_LIMITS,
  workflowChange,
} from "../../workflows/forms.ts";
import { generateFromWorkflow } from "../../workflows/generate.ts";
import { iterateWorkflow } from "../../workflows/iterate.ts";
import { addPrompt, listPrompts } from "../../workflows/prompts.ts";
import { workflowStatus } from "../../workflows/workflow-status.ts";
import {
  createWorkflow,
  deleteWorkflow,
  duplicateWorkflow,
  getWorkflow,
  listWorkflows,
  updateWorkflow,
} from "../../workflows/workflows.ts";
import { type Operation, openOperation, operation } from "../operation.ts";
import { idParams } from "../schemas.ts";
import { readGenerateForm } from "./read-generate-form.ts";
import * as schemas from "./workflow-schemas.ts";

// Autotune's calls. What is said twice there (GET and POST of a status) is one thing here.

const tag = "Workflows";
/** 200 examples at their longest, and a config. */
const EXAMPLES_LIMIT = 10_000_000;
/** 5,000 prompts of 2,000 characters, in files too. */
const PROMPTS_LIMIT = 40_000_000;

const message = z.string().describe("What was done, in a sentence.");

const EXAMPLE_CONFIG = {
  name: "Museum questions",
  system_prompt: "You write for visitors of a museum.",
  user_prompt_template: "{{workflow.user_prompt}}",
  schema_example: { question: "How old is this vase?", answer: "About 2,300 years." },
  temperature: 1,
};
const EXAMPLE_WORKFLOW = {
  workflow_name: "Greek vases",
  workflow_config: EXAMPLE_CONFIG,
  total_examples: 20,
  tags: ["museum"],
  split: [80, 10, 10],
  llm_model: "{MODEL}",
  connection_id: "{CONNECTION}",
  type: "complete",
};

const configOperations: Operation[] = [
  operation({
    ...{ id: "createWorkflowConfig", method: "POST", path: "/v1/workflow/config", tag, summary: "Make a config" },
    description:
      "How a model is told what to write, used by many workflows. `schema_example` is one sample row, of which the fields are read off. The template may hold `{{workflow.user_prompt}}`, `{{workflow.workflow_name}}`, `{{workflow.total_examples}}`, `{{workflow.tags}}`, `{{workflow.type}}`, `{{workflow.llm_model}}`, `{{workflow.schema_example}}`, and the names of `parameters`.",
    ...{ scope: "completions.write", idempotent: true, status: 201, body: configBody, example: { body: EXAMPLE_CONFIG } },
    answer: z.object({ message, config: schemas.config }),
    async run(actor, { body }) {
      const config = await createConfig(actor, body);
      return { message: `The config “${config.name}” is made.`, config };
    },
  }),
  operation({
    ...{ id: "listWorkflowConfigs", method: "GET", path: "/v1/workflow/config", tag, summary: "List configs" },
    ...{ scope: "read", status: 200, answer: z.object({ configs: z.array(schemas.config) }) },
    run: async (actor) => ({ configs: await listConfigs(actor) }),
  }),
  operation({
    ...{ id: "getWorkflowConfig", method: "GET", path: "/v1/workflow/config/{id}", tag, summary: "One config" },
    ...{ scope: "read", status: 200, params: idParams, answer: z.object({ config: schemas.config }) },
    run: async (actor, { params: { id } }) => ({ config: await getConfig(actor, id) }),
  }),
  operation({
    ...{ id: "updateWorkflowConfig", method: "PATCH", path: "/v1/workflow/config/{id}", tag, summary: "Change a config" },
    description: "Workflows keep the copy that they were made with; a PUT of the workflow with `workflow_config` takes the new one.",
    ...{ scope: "completions.write", status: 200, params: idParams, body: configChange, example: { body: { temperature: 0.7 } } },
    answer: z.object({ message, config: schemas.config }),
    async run(actor, { params: { id }, body }) {
      const config = await updateConfig(actor, id, body);
      return { message: `The config “${config.name}” is changed.`, config };
    },
  }),
  operation({
    ...{ id: "deleteWorkflowConfig", method: "DELETE", path: "/v1/workflow/config/{id}", tag, summary: "Delete a config" },
    description: "Workflows that were made with it keep their copy.",
    ...{ scope: "completions.write", status: 200, params: idParams, answer: z.object({ message }) },
    run: (actor, { params: { id } }) => deleteConfig(actor, id),
  }),
];

const madeOperations: Operation[] = [
  operation({
    ...{ id: "createWorkflow", method: "POST", path: "/v1/workflow/create", tag, summary: "Make a workflow" },
    description:
      "`workflow_config` is a config's id, or a config itself, which is then stored in the same step. Without `connection_id` the model is asked on the only connection that there is.",
    ...{ scope: "completions.write", idempotent: true, status: 201, body: createBody, bodyLimit: EXAMPLES_LIMIT },
    example: { body: { workflow: EXAMPLE_WORKFLOW, user_prompt: "Questions that visitors ask about Greek vases." } },
    answer: z.object({ workflow: schemas.workflow, prompt: schemas.prompt }),
    run: (actor, { body }) => createWorkflow(actor, body),
  }),
  operation({
    ...{ id: "iterateWorkflow", method: "POST", path: "/v1/workflow/iterate/{id}", tag, summary: "Make a sample now" },
    description:
      "A few rows, made after what is said of earlier ones: good ones become examples, bad ones are avoided for their `reason`. An example that is named by `example_id` is changed; any other is stored once, however often it is given. Labels are free words; good, positive, 1, 👍 and bad, negative, 0, 👎 are understood. One bad row or call costs only itself; when there are fewer rows than asked for, `message` says why.",
    ...{ scope: "completions.write", idempotent: true, status: 200, params: idParams, body: iterateBody, bodyLimit: EXAMPLES_LIMIT },
    ...{ example: { body: { total_examples: 5 } }, answer: schemas.iteration },
    run: (actor, { params: { id }, body, request }) => iterateWorkflow(actor, id, body, request.signal),
  }),
  operation({
    ...{ id: "generateFromWorkflow", method: "POST", path: "/v1/workflow/generate/{id}", tag, summary: "Make the dataset" },
    description:
      "Starts a task, which is a generation: `task_id` is its id under /v1/generations. `prompts` are texts, or objects with `prompt` and `example_per_prompt`; CSV files have a column `prompts` and may have one `example_per_prompt`, and are sent as `files` in JSON or as a form. A prompt without a number has `example_per_prompt`, or its share of `total_examples`. Without prompts the user prompt is divided into topics. The same `task_id` (or `Idempotency-Key`) makes one task.",
    ...{ scope: "completions.write", idempotent: true, status: 202, params: idParams, body: generateBody, bodyLimit: PROMPTS_LIMIT },
    ...{ readForm: readGenerateForm, example: { body: { total_examples: 20, batch_size: 5 } }, answer: schemas.startedTask },
    run: (actor, { params: { id }, body, request }) => generateFromWorkflow(actor, id, body, request.signal),
  }),
];

/** GET and POST alike, as Autotune has it. */
const statusOperation = (id: string, method: "GET" | "POST"): Operation =>
  operation({
    ...{ id, method, path: "/v1/workflow/status/{id}", tag, summary: "How far it is" },
    description: "Read off the tasks as they are now. `percentage` is 100 only when a task has all its rows.",
    ...{ scope: "read", status: 200, params: idParams, answer: schemas.workflowProgress },
    run: (actor, { params }) => workflowStatus(actor, params.id),
  });

const listQuery = z.strictObject({ search: z.string().max(200).optional().describe("Part of the name, or a tag.") });
const tagsQuery = z.strictObject({
  tags: z
    .string()
    .max(WORKFLOW_LIMITS.tags * (WORKFLOW_LIMITS.tag + 1))
    .transform((text) => text.split(",").map((one) => one.trim()))
    .pipe(z.array(z.string().min(1, "A tag is empty.")))
    .describe("Joined by commas; workflows that have all of them."),
});
const workflows = z.object({ workflows: z.array(schemas.workflow) });

const keptOperations: Operation[] = [
  statusOperation("getWorkflowStatus", "GET"),
  statusOperation("postWorkflowStatus", "POST"),
  operation({
    ...{ id: "listWorkflows", method: "GET", path: "/v1/workflow", tag, summary: "List workflows" },
    ...{ scope: "read", status: 200, query: listQuery, answer: workflows },
    run: async (actor, { query }) => ({ workflows: await listWorkflows(actor, query) }),
  }),
  operation({
    ...{ id: "findWorkflows", method: "GET", path: "/v1/workflow/q", tag, summary: "Find workflows by tags" },
    ...{ scope: "read", status: 200, query: tagsQuery, answer: workflows, example: { query: "tags=museum" } },
    run: async (actor, { query }) => ({ workflows: await listWorkflows(actor, query) }),
  }),
  operation({
    ...{ id: "getWorkflow", method: "GET", path: "/v1/workflow/{id}", tag, summary: "One workflow" },
    ...{ scope: "read", status: 200, params: idParams, answer: z.object({ workflow: schemas.workflow }) },
    run: async (actor, { params: { id } }) => ({ workflow: await getWorkflow(actor, id) }),
  }),
  operation({
    ...{ id: "updateWorkflow", method: "PUT", path: "/v1/workflow/{id}", tag, summary: "Change a workflow" },
    description: "What is left out stays. A config that is named is copied anew. Tasks that are under way stay as they are.",
    ...{ scope: "completions.write", status: 200, params: idParams, body: workflowChange },
    ...{ example: { body: { tags: ["museum", "vases"] } }, answer: z.object({ message, workflow: schemas.workflow }) },
    async run(actor, { params: { id }, body }) {
      const workflow = await updateWorkflow(actor, id, body);
      return { message: `The workflow “${workflow.workflow_name}” is changed.`, workflow };
    },
  }),
  operation({
    ...{ id: "deleteWorkflow", method: "DELETE", path: "/v1/workflow/{id}", tag, summary: "Delete a workflow" },
    description: "With its samples and prompts. Its datasets stay, and what is being made of them goes on.",
    ...{ scope: "completions.write", status: 204, params: idParams, answer: "nothing" },
    run: (actor, { params: { id } }) => deleteWorkflow(actor, id),
  }),
  operation({
    ...{ id: "duplicateWorkflow", method: "PUT", path: "/v1/workflow/duplicate/{id}", tag, summary: "Copy a workflow" },
    description: "With its prompts and examples, without its tasks.",
    ...{ scope: "completions.write", idempotent: true, status: 201, params: idParams },
    answer: z.object({ message, workflow: schemas.workflow }),
    async run(actor, { params: { id } }) {
      const workflow = await duplicateWorkflow(actor, id);
      return { message: `The copy is called “${workflow.workflow_name}”.`, workflow };
    },
  }),
  operation({
    ...{ id: "listWorkflowPrompts", method: "GET", path: "/v1/workflow/prompt/{id}", tag, summary: "The user prompts it had" },
    description: "The latest first: that one holds.",
    ...{ scope: "read", status: 200, params: idParams, answer: z.object({ prompts: z.array(schemas.prompt) }) },
    run: async (actor, { params: { id } }) => ({ prompts: await listPrompts(actor, id) }),
  }),
  operation({
    ...{ id: "addWorkflowPrompt", method: "POST", path: "/v1/workflow/prompt/{id}", tag, summary: "Give it another user prompt" },
    ...{ scope: "completions.write", status: 201, params: idParams, body: promptBody },
    ...{ example: { body: { user_prompt: "Only questions by children." } }, answer: z.object({ prompt: schemas.prompt }) },
    run: async (actor, { params: { id }, body }) => ({ prompt: await addPrompt(actor, id, body.user_prompt) }),
  }),
  operation({
    ...{ id: "listWorkflowExamples", method: "GET", path: "/v1/workflow/examples/{id}", tag, summary: "Its samples and examples" },
    ...{ scope: "read", status: 200, params: idParams, answer: z.object({ examples: z.array(schemas.example) }) },
    run: async (actor, { params: { id } }) => ({ examples: await listExamples(actor, id) }),
  }),
  operation({
    ...{ id: "addWorkflowExamples", method: "POST", path: "/v1/workflow/examples/{id}", tag, summary: "Say what is good and what is bad" },
    description: "Without making a sample. As with an iteration, `example_id` changes what is there, and the same example is stored once.",
    ...{ scope: "completions.write", status: 200, params: idParams, body: examplesBody, bodyLimit: EXAMPLES_LIMIT },
    example: {
      body: { examples: [{ text: { question: "Who made it?", answer: "A potter in Athens." }, label: "good", reason: "short and true" }] },
    },
    answer: z.object({ examples: z.array(schemas.example) }),
    run: async (actor, { params: { id }, body }) => ({ examples: await addFeedback(actor, id, body.examples) }),
  }),
];

const dataOperations: Operation[] = [
  operation({
    ...{ id: "getWorkflowData", method: "POST", path: "/v1/workflow/data", tag, summary: "Links to the finished data" },
    description:
      "As JSON and CSV, a file for each part of the split. Near copies stand in the same part. The files are prepared at the first call; while `status` is `preparing`, ask again.",
    ...{ scope: "read", status: 200, body: dataBody, answer: schemas.workflowData, example: { body: { workflow_id: "{WORKFLOW}" } } },
    async run(actor, { body }) {
      const data = await workflowData(actor, body);
      return { ...data, json: absolute(data.json), csv: absolute(data.csv) };
    },
  }),
  openOperation({
    ...{ id: "downloadWorkflowData", method: "GET", path: "/v1/workflow/data/{token}", tag, summary: "The file of a link" },
    ...{
      scope: "open",
      status: 200,
      params: z.object({ token: z.string().max(500) }),
      answer: { bytes: ["application/json", "text/csv"] },
    },
    async run({ params: { token }, request }) {
      const { content, contentType, contentDisposition, sizeBytes } = await openWorkflowData(token);
      const headers = { "content-type": contentType, "content-disposition": contentDisposition, "content-length": String(sizeBytes) };
      return new Response(webStream(content, request.signal), { headers });
    },
  }),
];

function absolute(links: SplitLinks | null): SplitLinks | null {
  const address = publicAddress(environment());
  const whole = (path: string | null) => path && `${address}${path}`;
  return links && { train: whole(links.train), validation: whole(links.validation), test: whole(links.test) };
}

export const workflowOperations: Operation[] = [...configOperations, ...madeOperations, ...keptOperations, ...dataOperations];
