import { expect, test } from "vitest";
import type { GenerationStatus } from "../generation/status.ts";
import { deriveStatus, percentageOf } from "./status.ts";

const cases: [GenerationStatus[], number, string][] = [
  [[], 0, "SETUP"],
  [[], 3, "ITERATION"],
  [["draft"], 3, "ITERATION"],
  [["queued"], 0, "GENERATION"],
  [["paused", "completed"], 3, "GENERATION"],
  [["completed", "running"], 3, "GENERATION"],
  [["completed"], 3, "IDLE"],
  [["incomplete", "failed"], 3, "IDLE"],
  [["cancelled"], 3, "IDLE"],
  [["failed", "completed"], 3, "FAILED"],
];

test.each(cases)("tasks %j with %i samples: %s", (tasks, samples, status) => expect(deriveStatus(tasks, samples)).toBe(status));

test.each([
  [0, 0, 0],
  [0, 10, 0],
  [199, 200, 99],
  [200, 200, 100],
])("%i of %i is %i %%", (accepted, asked, percentage) => expect(percentageOf({ accepted, asked })).toBe(percentage));
