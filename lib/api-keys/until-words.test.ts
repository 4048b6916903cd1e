import { expect, test } from "vitest";
import { untilWords } from "./until-words.ts";

const now = new Date("2026-03-01T12:00:00Z");
const after = (days: number) => new Date(now.getTime() + days * 86_400_000);

test("a key says until when it works", () => {
  expect([null, after(30), after(1), after(0.5), after(0), after(-3)].map((date) => untilWords(date, now))).toEqual([
    ...["never ends", "ends in 30 days", "ends in 1 day", "ends within a day", "has ended", "has ended"],
  ]);
});
