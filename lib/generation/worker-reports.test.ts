import { expect, test } from "vitest";
import { type StoredReport, summariseReports } from "./worker-reports.ts";

const report: StoredReport = { inFlight: 3, level: 4, levelReason: "growing", ratePerMinute: null, waitSeconds: null, waiting: "" };

test("levels add up, and what holds back most is the reason", () => {
  expect(summariseReports([report, { ...report, levelReason: "busy", ratePerMinute: 60 }])).toEqual({
    ...{ inFlight: 6, level: 8, levelReason: "busy", waitSeconds: null, ratePerMinute: 60, workers: 2 },
  });
  expect(summariseReports([])).toEqual({
    ...{ inFlight: 0, level: null, levelReason: null, waitSeconds: null, ratePerMinute: null, workers: 0 },
  });
});

test("it waits only when all wait, for as long as the first of them", () => {
  const waiting: StoredReport = { ...report, levelReason: "rate", waitSeconds: 12.3 };
  expect(summariseReports([waiting, { ...waiting, waitSeconds: 20 }]).waitSeconds).toBe(13);
  expect(summariseReports([waiting, { ...waiting, waitSeconds: -1 }]).waitSeconds).toBeNull();
});
