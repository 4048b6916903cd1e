import { expect, test } from "vitest";
import { configStateOf, EMPTY_CONFIG, newWorkflowState, readChange, readConfig, readNew } from "./form-state.ts";

const CONNECTION = "01890000-0000-7000-8000-000000000000";
const state = { ...newWorkflowState(CONNECTION, "m", []), name: "W", userPrompt: "x", tags: "a, b,, a" };

test("a form that is filled in is what the API takes; the config is named after the workflow", () => {
  const { body, errors } = readNew(state);
  expect(errors).toEqual({});
  expect(body).toMatchObject({
    user_prompt: "x",
    workflow: {
      workflow_name: "W",
      tags: ["a", "b"],
      split: [80, 10, 10],
      total_examples: 200,
      workflow_config: { name: "W", temperature: 1 },
    },
  });
});

test("what is missing is said at its field", () => {
  const { body, errors } = readNew({
    ...state,
    name: "",
    userPrompt: " ",
    tags: "",
    connectionId: "",
    modelId: "",
    totalExamples: "",
    split: ["80", "10", "20"],
  });
  expect(body).toBeNull();
  expect(Object.keys(errors).sort()).toEqual([
    "connection_id",
    "llm_model",
    "split",
    "tags",
    "total_examples",
    "user_prompt",
    "workflow_name",
  ]);
});

test("a config's own fields are read, and read back", () => {
  expect(readConfig({ ...EMPTY_CONFIG, name: "C", schema: "{" }).errors).toEqual({ schema_example: "This is no correct JSON." });
  expect(readConfig({ ...EMPTY_CONFIG, name: "C", schema: "[1]" }).errors.schema_example).toMatch(/JSON object/);
  expect(readConfig({ ...EMPTY_CONFIG, name: "C", parameters: "tone" }).errors.parameters).toMatch(/colon/);
  const { config } = readConfig({ ...EMPTY_CONFIG, name: "C", parameters: "tone: calm: very\n\nage: 9" });
  expect(config?.parameters).toEqual({ tone: "calm: very", age: "9" });
  if (!config) throw new Error("a config was expected");
  expect(readConfig(configStateOf(config)).config).toEqual(config);
});

test("the copy that a workflow has stays unless another config is chosen", () => {
  expect(readChange({ ...state, configChoice: "own" }).change).not.toHaveProperty("workflow_config");
  expect(readChange({ ...state, configChoice: CONNECTION }).change).toHaveProperty("workflow_config", CONNECTION);
  expect(readChange({ ...state, configChoice: "new", config: { ...EMPTY_CONFIG, temperature: "3" } }).errors).toEqual({
    temperature: "From 0 to 2.",
  });
});
