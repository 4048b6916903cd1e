import { describe, expect, test } from "vitest";
import { CLIP_LENGTH } from "@/components/ui/clip.ts";
import type { RefusedRow } from "@/lib/generation/refused-rows.ts";
import type { StoredRow } from "@/lib/generation/rows.ts";
import { summariseRefusedRow, summariseRow, toFullRefusedRow, toFullRow } from "./summarise.ts";

const row = (data: StoredRow["data"]) => ({
  ...{ id: "1", seedId: "2", seed: "Loops", source: null, data, createdAt: new Date(0), attributes: null },
});

test("a short row is whole", () => {
  expect(summariseRow(row({ prompt: "A", completion: "B", note: "C" }))).toEqual({
    id: "1",
    seedId: "2",
    createdAt: "1970-01-01T00:00:00.000Z",
    fields: [
      { name: "prompt", text: "A" },
      { name: "completion", text: "B" },
      { name: "note", text: "C" },
    ],
    clipped: false,
  });
});

test("a long row is clipped and says so; in full it is not", () => {
  const long = "x".repeat(CLIP_LENGTH + 1);
  const summary = summariseRow(row({ prompt: "A", completion: long }));
  expect(summary.clipped).toBe(true);
  expect(summary.fields[1]?.text).toHaveLength(CLIP_LENGTH);
  expect(toFullRow(row({ prompt: "A", completion: long })).fields[1]?.text).toBe(long);
});

describe("refused rows", () => {
  const refused: RefusedRow = {
    ...row({ prompt: "A now", completion: "B" }),
    ...{ kind: "near", similarity: 0.9, resembledIn: null, resembled: { ...row({ prompt: "A", completion: "D" }), id: "7" } },
  };

  test("show both prompts, and in full both rows", () => {
    expect(summariseRefusedRow(refused)).toMatchObject({
      fields: [{ text: "A now" }, { text: "A" }],
      likeness: { kind: "near", similarity: 0.9 },
      clipped: true,
    });
    expect(toFullRefusedRow(refused)).toMatchObject({
      fields: [{ text: "A now" }, { text: "B" }],
      resembled: { id: "7", fields: [{ text: "A" }, { text: "D" }] },
    });
  });

  test("say when the other row is gone", () => {
    const alone = { ...refused, resembled: null };
    expect(summariseRefusedRow(alone).fields[1]?.text).toMatch(/deleted/);
    expect(toFullRefusedRow(alone).resembled).toBeNull();
  });
});

test("no character is cut in half", () => {
  const text = `${"x".repeat(CLIP_LENGTH - 1)}🌱 and more`;
  expect(summariseRow(row({ prompt: text })).fields[0]?.text.isWellFormed()).toBe(true);
});

test("what is no text is shown as JSON, and nothing as nothing", () => {
  expect(summariseRow(row({ score: 3, sure: false, tags: ["a"], note: null })).fields.map(({ text }) => text)).toEqual([
    "3",
    "false",
    '[\n  "a"\n]',
    "",
  ]);
});

test("a row says what its call was asked for", () => {
  expect(summariseRow({ ...row({ prompt: "A" }), attributes: { difficulty: "hard" } }).attributes).toEqual({ difficulty: "hard" });
});
