import type { ConfigView } from "@/lib/workflows/configs.ts";
import type { WorkflowView } from "@/lib/workflows/describe-workflow.ts";
import {
  type ConfigBody,
  type CreateBody,
  configBody,
  createBody,
  type WorkflowChange,
  type WorkflowType,
  workflowChange,
} from "@/lib/workflows/forms.ts";

// What is typed on the form of a workflow, and what is read of it.

export interface ConfigState {
  name: string;
  systemPrompt: string;
  template: string;
  /** JSON text. */
  schema: string;
  temperature: string;
  /** A line each: `name: value`. */
  parameters: string;
}

export interface WorkflowState {
  name: string;
  userPrompt: string;
  connectionId: string;
  modelId: string;
  /** `own`: the copy that the workflow has · `new`: what is typed · else a config's id. */
  configChoice: string;
  config: ConfigState;
  totalExamples: string;
  /** Joined by commas. */
  tags: string;
  split: [string, string, string];
  type: WorkflowType;
}

export const EMPTY_CONFIG: ConfigState = {
  name: "",
  systemPrompt: "You write training data for a language model. What you write is true, clear and varied.",
  template: "{{workflow.user_prompt}}",
  schema: `${JSON.stringify({ question: "How long may I keep a book?", answer: "Three weeks, and three more if nobody waits for it." }, null, 2)}\n`,
  temperature: "1",
  parameters: "",
};

export const configStateOf = ({
  name,
  system_prompt,
  user_prompt_template,
  schema_example,
  temperature,
  parameters,
}: ConfigBody): ConfigState => ({
  ...{ name, systemPrompt: system_prompt, template: user_prompt_template, schema: `${JSON.stringify(schema_example, null, 2)}\n` },
  temperature: String(temperature),
  parameters: Object.entries(parameters)
    .map(([key, value]) => `${key}: ${value.replace(/\s+/g, " ")}`)
    .join("\n"),
});

/** What a new form begins with. */
export const newWorkflowState = (connectionId: string, modelId: string, configs: readonly ConfigView[]): WorkflowState => ({
  ...{ name: "", userPrompt: "", connectionId, modelId, configChoice: configs[0]?.id ?? "new", config: EMPTY_CONFIG },
  ...{ totalExamples: "200", tags: "", split: ["80", "10", "10"], type: "complete" },
});

export const workflowStateOf = (workflow: WorkflowView): WorkflowState => ({
  ...{
    name: workflow.workflow_name,
    userPrompt: workflow.user_prompt,
    connectionId: workflow.connection_id ?? "",
    modelId: workflow.llm_model,
  },
  ...{ configChoice: "own", config: configStateOf(workflow.config), totalExamples: String(workflow.total_examples) },
  ...{ tags: workflow.tags.join(", "), type: workflow.type },
  split: [String(workflow.split[0] ?? 80), String(workflow.split[1] ?? 10), String(workflow.split[2] ?? 10)],
});

/** Field → what is wrong there. */
export type Errors = Record<string, string>;

export function readConfig(state: ConfigState): { config: ConfigBody | null; errors: Errors } {
  const schema = readJson(state.schema);
  const parameters = readParameters(state.parameters);
  const errors: Errors = {};
  if (schema === undefined) errors.schema_example = "This is no correct JSON.";
  if (parameters === null) errors.parameters = "Write a line for each value: its name, a colon, the value.";
  const result = configBody.safeParse({
    ...{ name: state.name, system_prompt: state.systemPrompt, user_prompt_template: state.template, schema_example: schema },
    ...{ temperature: readNumber(state.temperature), parameters: parameters ?? {} },
  });
  for (const { path, message } of result.error?.issues ?? [])
    errors[String(path[0] ?? "schema_example")] ??= path[0] === "schema_example" && path.length === 1 ? NO_OBJECT : message;
  return Object.keys(errors).length === 0 && result.success ? { config: result.data, errors } : { config: null, errors };
}

const NO_OBJECT = "A row is a JSON object: it begins with { and ends with }.";

/** The whole form of a new workflow. */
export function readNew(state: WorkflowState): { body: CreateBody | null; errors: Errors } {
  const { config, errors } = readChoice(state);
  const result = createBody.safeParse({
    user_prompt: state.userPrompt,
    workflow: { ...sharedOf(state), workflow_config: config ?? "", connection_id: state.connectionId },
  });
  const found = { ...errors, ...errorsOf(result.error?.issues ?? [], config === null) };
  return result.success && Object.keys(found).length === 0 ? { body: result.data, errors: {} } : { body: null, errors: found };
}

/** The form of one that is there; its prompt is changed on its own page. */
export function readChange(state: WorkflowState): { change: WorkflowChange | null; errors: Errors } {
  const { config, errors } = readChoice(state);
  const keeps = state.configChoice === "own";
  const result = workflowChange.safeParse({
    ...sharedOf(state),
    ...(!keeps && { workflow_config: config ?? "" }),
    connection_id: state.connectionId,
  });
  const found = { ...errors, ...errorsOf(result.error?.issues ?? [], !keeps && config === null) };
  return result.success && Object.keys(found).length === 0 ? { change: result.data, errors: {} } : { change: null, errors: found };
}

function readChoice({ configChoice, config, name }: WorkflowState): { config: ConfigBody | string | null; errors: Errors } {
  // Without a name of its own it has the workflow's; that one is missing is said once.
  if (configChoice === "new") return readConfig({ ...config, name: config.name.trim() || name.trim() || "-" });
  return { config: configChoice === "own" ? null : configChoice, errors: {} };
}

const sharedOf = ({ name, totalExamples, tags, split, modelId, type }: WorkflowState) => ({
  ...{ workflow_name: name, total_examples: readNumber(totalExamples), llm_model: modelId, type, split: split.map(readNumber) },
  tags: tags
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean),
});

function errorsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[], withoutConfig: boolean): Errors {
  const errors: Errors = {};
  for (const { path, message } of issues) {
    const field = String(path[0] === "workflow" ? path[1] : path[0]);
    if (field === "workflow_config" && withoutConfig) continue;
    errors[field] ??= WORDS[field] ?? message;
  }
  return errors;
}

/** Said more plainly than a schema can. */
const WORDS: Errors = { connection_id: "Choose a connection." };

const readNumber = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readParameters(text: string): Record<string, string> | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const pairs = lines.map((line) => /^\s*([^:\s]+)\s*:\s*(.*)$/.exec(line));
  if (pairs.some((pair) => pair === null)) return null;
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1] ?? "", (pair[2] ?? "").trim()]] : [])));
}
