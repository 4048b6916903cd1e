import { expect, test } from "vitest";
import { draftFor } from "../templates/index.ts";
import { readStoredDraft } from "./stored-draft.ts";

const draft = draftFor("text-to-sql");

test("what is stored now is read as it is", () => {
  expect(readStoredDraft(structuredClone(draft))).toEqual(draft);
});

test("a field and a step that an older version did not have get their defaults, and nothing else changes", () => {
  const { topK: _, nearDuplicates: ___, ...prompt } = { ...draft.prompt, prompt: "My own prompt", seeds: ["mine"] };
  const { summary: __, ...older } = { ...draft, prompt };
  expect(readStoredDraft(older)).toEqual({
    ...draft,
    prompt: { ...prompt, topK: draft.prompt.topK, nearDuplicates: { measure: "shingles", threshold: 0.8 } },
  });
});

test("a field that is no more is left out", () => {
  expect(readStoredDraft({ ...draft, summary: { ...draft.summary, mood: "calm" }, removed: {} })).toEqual(draft);
});

test.each([null, "text", { ...draft, configure: { ...draft.configure, provider: "abacus" } }, { ...draft, prompt: { seeds: 3 } }])(
  "what cannot be read is one error with a sentence",
  (stored) => {
    expect(() => readStoredDraft(stored)).toThrow(/cannot be read/);
  },
);
