import { expect, test } from "vitest";
import { STEPS, type StepState } from "@/lib/generation/config.ts";
import { markOf, neighbour, stepOfPath } from "./steps.ts";

const good = (step: StepState["step"]): StepState => ({ step, done: true, errors: {} });
const bad = (step: StepState["step"]): StepState => ({ step, done: false, errors: { field: "No." } });

test("a new draft shows no errors before its steps were looked at", () =>
  expect([bad("configure"), good("prompt"), bad("examples")].map((state) => markOf(state, "configure", ["configure"], []))).toEqual([
    "current",
    "ahead",
    "ahead",
  ]));

test("steps before the current one, and those visited, are done or need attention", () => {
  expect(markOf(good("configure"), "examples", [], [])).toBe("done");
  expect(markOf(bad("prompt"), "examples", [], [])).toBe("attention");
  expect(markOf(bad("examples"), "configure", ["examples"], [])).toBe("attention");
});

test("the current step needs attention only after one tried to leave it", () => {
  expect(markOf(bad("prompt"), "prompt", ["prompt"], [])).toBe("current");
  expect(markOf(bad("prompt"), "prompt", ["prompt"], ["prompt"])).toBe("attention");
});

test("paths name their step", () => {
  expect(STEPS.map((step) => stepOfPath(`/generations/1/${step}`))).toEqual([...STEPS]);
  expect(neighbour("summary", 1)).toBeUndefined();
  expect(neighbour("summary", -1)).toBe("examples");
});
