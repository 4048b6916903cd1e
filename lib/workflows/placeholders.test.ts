import { expect, test } from "vitest";
import { renderTemplate, unknownPlaceholders } from "./placeholders.ts";

const values = {
  ...{ user_prompt: "Riddles about {{type}}", workflow_name: "Riddles", total_examples: "20", tags: "a, b", type: "complete" },
  ...{ llm_model: "m", schema_example: "{}" },
};
const template = (user_prompt_template: string, parameters: Record<string, string> = {}) => ({ user_prompt_template, parameters });

test("values are put in once, with and without “workflow.”, and one's own by their names", () =>
  expect(renderTemplate(template("{{workflow.user_prompt}} for {{ tags }}, {{tone}}.", { tone: "calm" }), values)).toBe(
    "Riddles about {{type}} for a, b, calm.",
  ));

test("a template that does not name the user prompt is followed by it", () =>
  expect(renderTemplate(template("Write for {{workflow.tags}}."), values)).toBe("Write for a, b.\n\nRiddles about {{type}}"));

test("what stands for nothing is named, each once", () => {
  expect(unknownPlaceholders(template("{{workflow.x}} {{workflow.x}} {{y}} {{}} {{workflow.user_prompt}}"))).toEqual([
    "{{workflow.x}}",
    "{{y}}",
    "{{}}",
  ]);
  expect(unknownPlaceholders(template("{{y}}", { y: "" }))).toEqual([]);
});
