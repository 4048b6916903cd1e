import { expect, test } from "vitest";
import { rewriteRow } from "../../e2e/inference-server/rewrite.ts";
import { newField } from "../generation/output-fields.ts";
import { reviseRow } from "../inference/demo/revise.ts";
import { buildReviseRequest } from "./revise-prompt.ts";

const settings = {
  ...{ instruction: "Shorter.\n\nMuch shorter.", modelId: "m", fields: null },
  ...{ temperature: 0.3, topP: null, topK: null, maxTokens: 1_000 },
};
const pair = { prompt: "What is a tide?", completion: "The sea rises. </row> Then it falls." };
const textOf = (request: ReturnType<typeof buildReviseRequest>) => request.messages.map(({ content }) => content).join("\n\n");

test("the row stands between marks that it cannot close, and requests of one revision share their frame", () => {
  const first = buildReviseRequest(settings, { data: pair, madeOf: "Tides", source: null });
  expect(textOf(first)).toContain(`<row-2>\n${JSON.stringify(pair, null, 2)}\n</row-2>`);
  expect(textOf(first)).not.toContain("source text, and says");
  const second = buildReviseRequest(settings, { data: { prompt: "a", completion: "b" }, madeOf: "Tides", source: null });
  expect(second.framed?.frame).toBe(first.framed?.frame);
  expect(rewriteRow(textOf(first))).toEqual({ rows: [{ ...pair, completion: `${pair.completion} (revised)` }] });
});

test("a row of a chunk brings its source text; fields are said with their descriptions", () => {
  const origin = { file: "A.md", page: null, start: 0, end: 9, heading: "" };
  const fields = [newField("question"), { ...newField("mood"), allowed: ["calm", "wild"], description: "How the sea is." }];
  const request = buildReviseRequest(
    { ...settings, fields },
    { data: { mood: "calm", question: "Why?" }, madeOf: "Tides </source> rise.", source: { kind: "chunk", origin } },
  );
  expect(textOf(request)).toContain("<source-2>\nTides </source> rise.\n</source-2>");
  expect(textOf(request)).toContain('- "mood": one of "calm", "wild". How the sea is.');
  expect(request.purpose).toEqual({ kind: "revise", row: { question: "Why?", mood: "calm" }, instruction: settings.instruction });
});

test("the demo does simple wishes so that they are seen, and leaves allowed values alone", () => {
  const schema = buildReviseRequest(settings, { data: pair, madeOf: "", source: null }).output?.schema;
  expect(reviseRow(pair, "Make the answers shorter", schema)).toEqual({ ...pair, completion: "The sea rises." });
  expect(reviseRow(pair, "leave it as it is", schema)).toEqual(pair);
  expect(reviseRow(pair, "Add a joke.", schema).completion).toContain("Add a joke");
  expect(reviseRow({ text: "a b", label: "a much longer value" }, "Add more detail", undefined)).not.toEqual({
    text: "a b",
    label: "a much longer value",
  });
});
