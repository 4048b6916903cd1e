import { describe, expect, it } from "vitest";
import type { RubricContent } from "@/lib/evaluation/rubric.ts";
import { scale } from "@/lib/templates/rubric.ts";
import { rubricErrors } from "./rubric-errors.ts";
import {
  addCriterion,
  addExample,
  changeCriterion,
  changeExample,
  moveCriterion,
  removeCriterion,
  toContent,
  toEdited,
} from "./rubric-ops.ts";

const meanings = ["unusable", "poor", "fair", "good", "excellent"] as const;
const criterion = (name: string) => scale(name, `What of its ${name}?`, ...meanings);
const rubric: RubricContent = {
  criteria: [criterion("Truth"), criterion("Help"), criterion("Form")],
  examples: [{ row: { prompt: "Hello" }, scores: [1, 2, 3], why: "So it is." }],
};
const edited = toEdited(rubric);

describe("editing a rubric", () => {
  it("leaves it as it was when nothing is done", () => {
    expect(toContent(edited)).toEqual(rubric);
    expect(rubricErrors(edited)).toEqual({});
  });

  it("moves a criterion with its scores", () => {
    const moved = toContent(moveCriterion(edited, 2, -1));
    expect(moved.criteria.map(({ name }) => name)).toEqual(["Truth", "Form", "Help"]);
    expect(moved.examples[0]?.scores).toEqual([1, 3, 2]);
    expect(moveCriterion(edited, 0, -1)).toBe(edited);
    expect(moveCriterion(edited, 2, 1)).toBe(edited);
  });

  it("removes a criterion with its scores", () => {
    expect(toContent(removeCriterion(edited, 0)).examples[0]?.scores).toEqual([2, 3]);
  });

  it("asks for all that a new criterion lacks, in the examples too", () => {
    expect(Object.keys(rubricErrors(addCriterion(edited))).sort()).toEqual(
      [
        ...["criteria.3.name", "criteria.3.question", "examples.0.scores"],
        ...[0, 1, 2, 3, 4].map((level) => `criteria.3.levels.${level}.meaning`),
      ].sort(),
    );
  });

  it("refuses two criteria of one name, whatever their capitals", () => {
    expect(rubricErrors(changeCriterion(edited, 1, { name: " truth " }))).toEqual({
      "criteria.1.name": "Another criterion has this name. Names tell the scores apart.",
    });
  });

  it("refuses a rubric without criteria", () => {
    expect(rubricErrors({ criteria: [], examples: [] })).toEqual({ criteria: "A rubric has 1 to 8 criteria." });
  });

  it("asks for an example's text, scores and reason", () => {
    const added = addExample(edited, { prompt: "", completion: "" });
    expect(Object.keys(rubricErrors(added)).sort()).toEqual(["examples.1.row", "examples.1.scores", "examples.1.why"]);
    expect(rubricErrors(changeExample(added, 1, { row: { prompt: "Hi" }, scores: [5, 5, 5], why: "Short and right." }))).toEqual({});
  });
});
