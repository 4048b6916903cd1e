import { plainSettings } from "../lib/export/settings.ts";

// What the authorisation test sends. A new page, handler or action that needs a line here fails until it has one.

/** Pages and handlers that answer without a session, each for its reason. */
export const OPEN_TO_ALL = [
  // The ways in.
  "/sign-in",
  "/setup",
  "/invite/[token]",
  "/api/auth/[...nextauth]",
  // Shows a button; with nobody signed in there is nothing to end.
  "/sign-out",
  // For what watches over the studio and has no account: whether it works, and the hosts of model providers.
  "/health",
  "/health/ping",
  // For programs: a session is no key there. Who may do what is held by api-contract.spec.ts; the document tells no secret.
  "/v1/[...path]",
  "/v1/openapi.json",
];

/** Pages that only owners see. */
export const OWNERS_ONLY = [
  ...["/settings/people", "/settings/audit"],
  ...["/settings/connections/new", "/settings/connections/01890000-0000-7000-8000-000000000000"],
];

type ActionCase =
  /** Works without a session by its nature. */
  | "open"
  | {
      /** Whose thing it touches: a generation's, a file's, an owner's, or always the caller's own. */
      of: "generation" | "file" | "owner" | "self";
      /** What a page would send, for this generation's or file's id. */
      arguments: (id: string) => unknown[];
    };

const generation = (body: (id: string) => unknown): ActionCase => ({ of: "generation", arguments: (id) => [body(id)] });
const file = (body: (id: string) => unknown): ActionCase => ({ of: "file", arguments: (id) => [body(id)] });
const ownerOnly = (body: unknown): ActionCase => ({ of: "owner", arguments: () => [body] });
const self = (body: unknown): ActionCase => ({ of: "self", arguments: () => [body] });

const SOME_ID = "01890000-0000-7000-8000-000000000000";
const CONNECTION = {
  provider: "openai",
  name: "Forged",
  preset: "other",
  baseUrl: "http://127.0.0.1:1/v1",
  apiKey: "",
  headers: [],
  maxConcurrency: null,
  removeKey: false,
};

const JUDGE = {
  ...{ name: "Forged", connectionId: SOME_ID, modelId: "forged", temperature: 0, maxTokens: 100, spendingLimit: null },
  rows: { filter: {}, sample: null },
  rubric: { preset: "general" },
};
const RUBRIC = {
  ...{ name: "Forged", description: "", shared: true },
  content: {
    criteria: [
      {
        name: "Forged",
        question: "Is it forged, and how well?",
        levels: [1, 2, 3, 4, 5].map((score) => ({ score, meaning: "forged" })),
      },
    ],
    examples: [],
  },
};
const CONFIG = { name: "Forged", system_prompt: "", user_prompt_template: "{{workflow.user_prompt}}", schema_example: { text: "Forged" } };
const WORKFLOW = { workflow_name: "Forged", workflow_config: SOME_ID, total_examples: 1, tags: ["forged"], llm_model: "forged" };
const FIX = { instruction: "Shorter.", connectionId: SOME_ID, modelId: "forged", temperature: null, filter: {}, spendingLimit: null };

export const ACTION_ARGUMENTS: Record<string, ActionCase> = {
  setUp: "open",
  join: "open",
  signOut: "open",
  createDatasetAction: "open",
  rename: self({ name: "Forged" }),
  setPassword: self({ current: "wrong", password: "a-forged-password" }),
  endSession: self({ id: SOME_ID }),
  endOtherSessions: self({}),
  invite: ownerOnly({ email: null, role: "owner", teamId: null }),
  revokeInvitation: ownerOnly({ id: SOME_ID }),
  setRole: ownerOnly({ id: SOME_ID, role: "owner" }),
  removePerson: ownerOnly({ id: SOME_ID }),
  setTeamAction: ownerOnly({ id: SOME_ID, teamId: null }),
  createTeamAction: ownerOnly({ name: "Forged" }),
  renameTeamAction: ownerOnly({ id: SOME_ID, name: "Forged" }),
  deleteTeamAction: ownerOnly({ id: SOME_ID }),
  // One's own keys, whatever their id: another's is not found.
  createApiKeyAction: self({ name: "Forged", scope: "read", expiryDays: 30 }),
  revokeApiKeyAction: generation((id) => ({ id })),
  saveConnection: ownerOnly({ input: CONNECTION }),
  removeConnection: ownerOnly({ id: SOME_ID }),
  testTyped: ownerOnly({ input: CONNECTION, modelId: "" }),
  forgetLearnt: ownerOnly({ id: SOME_ID, modelId: "a-model" }),
  // Anybody who is signed in may try a stored connection: the wizard does.
  testStored: self({ id: SOME_ID }),
  savePriceAction: ownerOnly({ connectionId: SOME_ID, modelId: "forged", inputPerMillion: 0, outputPerMillion: 0, source: "" }),
  removePriceAction: ownerOnly({ connectionId: SOME_ID, modelId: "forged" }),
  cloneAction: generation((id) => ({ id })),
  renameAction: generation((id) => ({ id, name: "Forged" })),
  deleteAction: generation((id) => ({ id })),
  pauseAction: generation((id) => ({ id })),
  resumeAction: generation((id) => ({ id })),
  cancelAction: generation((id) => ({ id })),
  retryAction: generation((id) => ({ id })),
  setLimitAction: generation((id) => ({ id, limit: 5 })),
  saveDraftAction: generation((id) => ({ id, revision: 0, step: "summary", values: { spendingLimit: 1 } })),
  saveTemplateAction: generation((id) => ({ generationId: id, name: "Forged", description: "", shared: true })),
  // No template has a generation's id: as for somebody else's, there is nothing.
  updateTemplateAction: generation((id) => ({ id, name: "Forged", description: "", shared: true })),
  deleteTemplateAction: generation((id) => ({ id })),
  importTemplateAction: self({ name: "forged.json", text: "{}" }),
  loadDraftAction: generation((id) => id),
  startGenerationAction: generation((id) => id),
  startFixAction: generation((id) => ({ id, form: FIX })),
  decideFixAction: generation((id) => ({ id, run: SOME_ID, change: "1", decision: "accept" })),
  decideFixesAction: generation((id) => ({ id, run: SOME_ID, decision: "accept", after: -1, action: null, at: null })),
  undoFixAction: generation((id) => ({ id, run: SOME_ID, decision: "refuse", at: "2026-01-01T00:00:00.000Z" })),
  makeMoreAction: generation((id) => ({ id, form: { rows: 1, exampleIds: ["1"] } })),
  startExportAction: generation((id) => ({ id, settings: plainSettings("json") })),
  // No export has a generation's id: as for somebody else's, there is nothing.
  deleteExportAction: generation((id) => ({ id })),
  // One's own account on a hub; nothing answers at this address.
  saveHubAccountAction: self({ token: "hf_forged", address: "http://127.0.0.1:1" }),
  testHubAccountAction: self({}),
  removeHubAccountAction: self({}),
  startEvaluationAction: generation((id) => ({ datasetId: id, form: JUDGE })),
  estimateEvaluationAction: generation((id) => ({ datasetId: id, form: JUDGE })),
  // Anybody who is signed in may try a stored connection.
  testModelAction: self({ connectionId: SOME_ID, modelId: "forged" }),
  // No evaluation and no rubric has a dataset's id: as for somebody else's, there is nothing.
  rateRowAction: generation((id) => ({ id, rowId: "1", scores: [5], size: 20 })),
  loadRatingAction: generation((id) => ({ id, rowId: "1" })),
  addExampleAction: generation((id) => ({ id, rowId: "1", scores: [5], why: "Forged." })),
  saveRubricAction: generation((id) => ({ id, version: 1, ...RUBRIC })),
  deleteRubricAction: generation((id) => ({ id })),
  // One's own; a config that is not there stops it.
  createWorkflowAction: self({ workflow: WORKFLOW, user_prompt: "Forged" }),
  // No workflow and no config has a generation's id: as for somebody else's, there is nothing.
  updateWorkflowAction: generation((id) => ({ id, change: { workflow_name: "Forged" } })),
  duplicateWorkflowAction: generation((id) => ({ id })),
  deleteWorkflowAction: generation((id) => ({ id })),
  labelExampleAction: generation((id) => ({ id, example: { example_id: SOME_ID, label: "good" } })),
  saveConfigAction: generation((id) => ({ id, config: CONFIG })),
  deleteConfigAction: generation((id) => ({ id })),
  deleteFileAction: file((id) => ({ id })),
  readFileAgainAction: file((id) => ({ id })),
};
