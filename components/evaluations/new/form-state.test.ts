import { describe, expect, it } from "vitest";
import { toEdited } from "../rubric/rubric-ops.ts";
import { EMPTY_NUMBERS, type FormState, numbersOf, readForm } from "./form-state.ts";

const state: FormState = {
  ...{ name: "Judged", connectionId: "0190b6a0-0000-7000-8000-000000000001", modelId: "judge" },
  ...{ rubric: { kind: "preset", id: "general" }, rowsKind: "all", ...EMPTY_NUMBERS },
};

describe("the form that starts an evaluation", () => {
  it("reads all rows, without the page's filter", () => {
    expect(readForm(state, { state: "approved" }).form).toMatchObject({
      ...{ rubric: { preset: "general" }, rows: { filter: {}, sample: null }, temperature: 0, maxTokens: 2000, spendingLimit: null },
    });
  });

  it("reads the filter's rows, and a sample of them", () => {
    expect(readForm({ ...state, rowsKind: "filter" }, { maxScore: 3 }).form?.rows).toEqual({ filter: { maxScore: 3 }, sample: null });
    expect(readForm({ ...state, rowsKind: "sample", sample: "25" }, { maxScore: 3 }).form?.rows).toEqual({
      ...{ filter: { maxScore: 3 }, sample: 25 },
    });
  });

  it.each([
    ["connectionId", { connectionId: "" }],
    ["modelId", { modelId: " " }],
    ["sample", { rowsKind: "sample", sample: "many" }],
    ["sample", { rowsKind: "sample", sample: "" }],
    ["temperature", { temperature: "3" }],
    ["maxTokens", { maxTokens: "" }],
    ["spendingLimit", { spendingLimit: "five" }],
  ] as const)("says what is wrong with %s", (field, change) => {
    const { form, errors } = readForm({ ...state, ...change }, {});
    expect(form).toBeNull();
    expect(errors[field]).toMatch(/^(Choose|Enter) .*\.$/);
  });

  it("does not send a rubric that is not complete", () => {
    const rubric = { kind: "own", name: "", edited: toEdited({ criteria: [], examples: [] }) } as const;
    expect(Object.keys(readForm({ ...state, rubric }, {}).errors).sort()).toEqual(["rubric", "rubricName"]);
  });

  it("is filled in as an earlier evaluation was", () => {
    const { form } = readForm({ ...state, rowsKind: "sample", sample: "25", temperature: "", spendingLimit: "2.5" }, {});
    expect(form && numbersOf(form)).toEqual({ sample: "25", temperature: "", maxTokens: "2000", spendingLimit: "2.5" });
  });
});
