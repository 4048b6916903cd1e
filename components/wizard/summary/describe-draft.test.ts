import { expect, test } from "vitest";
import { draftFor } from "@/lib/templates/index.ts";
import { describeDraft } from "./describe-draft.ts";

const CONNECTION = "00000000-0000-4000-8000-000000000001";
const lines = (draft: ReturnType<typeof draftFor>, names = {}) =>
  Object.fromEntries(describeDraft(draft, names).flatMap((section) => section.lines));

test("what is not chosen yet says so", () => {
  const words = lines(draftFor("custom"));
  expect(words).toMatchObject({ Name: "not set", Connection: "not chosen", Model: "not chosen", "Top-k": "left to the model" });
});

test("the connection is shown by name, and a deleted one is not chosen", () => {
  const draft = draftFor("custom");
  draft.configure.connectionId = CONNECTION;
  expect(lines(draft, { [CONNECTION]: "Our vLLM" }).Connection).toBe("Our vLLM");
  expect(lines(draft).Connection).toBe("not chosen");
});

test("totals and long lists are told humanly", () => {
  const draft = draftFor("custom");
  draft.prompt.seeds = Array.from({ length: 500 }, (_, index) => `seed ${index}`);
  draft.prompt.rowsPerSeed = 1_000;
  const words = lines(draft);
  expect(words["Pairs in all"]).toBe("500,000");
  expect(words.Seeds).toMatch(/^500: seed 0 · .* and 488 more$/);
});

test("a setting that the model is known not to take is said to be left out", () => {
  const draft = draftFor("custom");
  draft.prompt.temperature = 0.7;
  const words = Object.fromEntries(describeDraft(draft, {}, ["temperature", "topK"]).flatMap((section) => section.lines));
  expect(words.Temperature).toBe("0.7, but left out: this model does not take it");
  expect(words["Top-k"]).toBe("left to the model");
});

test("near copies are told with how they are found", () => {
  const draft = draftFor("custom");
  expect(lines(draft)["Near copies"]).toBe("Refused. Usual: from 80 % alike, by word overlap");
  draft.prompt.nearDuplicates = { measure: "rouge-l", threshold: 0.9 };
  expect(lines(draft)["Near copies"]).toBe("Refused. Loose: from 90 % alike, by ROUGE-L, as in Self-Instruct");
  draft.prompt.nearDuplicates.threshold = null;
  expect(lines(draft)["Near copies"]).toBe("Off: only exact copies");
});

test("only Text to SQL has a database schema", () => {
  expect(lines(draftFor("text-to-sql"))).toHaveProperty("Database schema");
  expect(lines(draftFor("code-generation"))).not.toHaveProperty("Database schema");
});
