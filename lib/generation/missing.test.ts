import { expect, test } from "vitest";
import { summariseMissing } from "./missing.ts";

const reason = (rows: number, text: string) => ({ rows, reason: text, calls: 1, code: "server" });

test("one reason stands alone", () => expect(summariseMissing([reason(1, "It failed.")])).toBe("1 pair is missing. It failed."));

test("several are told apart by their numbers, and no more than three shown", () => {
  expect(summariseMissing([reason(1_200, "A."), reason(3, "B."), reason(2, "C."), reason(1, "D.")])).toBe(
    "1,206 pairs are missing. 1,200 pairs: A. 3 pairs: B. 2 pairs: C. 1 more reason below.",
  );
});

test("nothing is missing", () => expect(summariseMissing([])).toBe(""));
