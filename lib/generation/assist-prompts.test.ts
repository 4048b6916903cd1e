import { expect, test } from "vitest";
import { draftFor } from "../templates/index.ts";
import {
  buildPromptMessages,
  buildRefineMessages,
  buildSeedsMessages,
  buildSubTopicsMessages,
  buildValuesMessages,
} from "./assist-prompts.ts";
import { clipSample, WRITE_LIMITS } from "./write-request.ts";

const code = draftFor("code-generation");
const textOf = ({ messages }: { messages: readonly { content: string }[] }) => messages.map((message) => message.content).join("\n");
const told = { useCase: "answers about tax law", goal: "", audience: "", style: "", withExamples: false, samples: [] };

test("new seeds are asked for beside those that are there and those that were proposed", () => {
  const text = textOf(buildSeedsMessages(code, 7, ["Proposed before"]));
  expect(text).toContain("exactly 7 new topics");
  expect(text).toContain("- Proposed before");
  for (const seed of code.prompt.seeds) expect(text).toContain(seed);
});

test("sub-topics are asked for with the topics above them", () => {
  const text = textOf(buildSubTopicsMessages(code, ["Sorting", "Stable sorts"], 4, ["Merge sort"]));
  expect(text).toContain("exactly 4 sub-topics");
  expect(text).toContain("part of: Sorting");
  expect(text).toContain("- Merge sort");
});

test("values are asked for by the attribute's name", () => {
  const { output } = buildValuesMessages(code, "Persona", ["a nurse"], 3);
  expect(output?.name).toBe("values");
  expect(textOf(buildValuesMessages(code, "Persona", ["a nurse"], 3))).toMatch(/Persona[\s\S]*- a nurse[\s\S]*exactly 3 values/);
});

test("a prompt is asked for as plain text, with what was told and nothing that was not", () => {
  const built = buildPromptMessages(code, told);
  expect(built.output).toBeNull();
  expect(textOf(built)).toContain("answers about tax law");
  expect(textOf(built)).not.toMatch(/Who will talk|Examples of the rows|own data/);
  const full = textOf(
    buildPromptMessages(code, {
      ...told,
      ...{ goal: "cite the law", audience: "clerks", style: "dry", withExamples: true, samples: [{ name: "tax.csv", text: "q,a" }] },
    }),
  );
  for (const part of ["cite the law", "clerks", "dry", "“tax.csv”", "q,a", "Examples of the rows"]) expect(full).toContain(part);
});

test("a refinement holds the earlier text and the wish", () => {
  const text = textOf(buildRefineMessages(code, told, { text: "Write pairs.", instruction: "shorter" }));
  expect(text).toContain("Write pairs.");
  expect(text).toContain("Change it as follows: shorter");
});

test("a file's text is cut at a line", () => {
  expect(clipSample("a.txt", "\uFEFF one ")).toEqual({ name: "a.txt", text: "one" });
  const { text } = clipSample("a.txt", "0123456789\n".repeat(1_000));
  expect(text.length).toBeLessThanOrEqual(WRITE_LIMITS.sampleLength);
  expect(text.endsWith("0123456789")).toBe(true);
});
