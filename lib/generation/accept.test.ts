import { describe, expect, test } from "vitest";
import { decideFollowUp, MAX_BARREN_CALLS, offerRows } from "./accept.ts";
import { PAIR_SHAPE } from "./fields/row-shape.ts";

const row = (prompt: string) => ({ prompt, completion: "c" });
const outcome = (change: object) => ({ asked: 5, accepted: 5, duplicates: 0, invalid: 0, finishReason: "stop", errorCode: "", ...change });

describe("rows that are offered", () => {
  test("the first of a repeated row is offered, the others are kept as repeats", () => {
    const { offered, repeats } = offerRows([row("A?"), row(" a "), row("B")], PAIR_SHAPE, 5);
    expect(offered.map(({ data }) => data.prompt)).toEqual(["A?", "B"]);
    expect(repeats.map(({ data }) => data.prompt)).toEqual([" a "]);
    expect(repeats[0]?.hash).toBe(offered[0]?.hash);
  });

  test("never more than the call was asked for", () => {
    const rows = Array.from({ length: 9 }, (_, index) => row(`p${index}`));
    expect(offerRows(rows, PAIR_SHAPE, 4).offered).toHaveLength(4);
    expect(offerRows(rows, PAIR_SHAPE, 4).repeats).toEqual([]);
  });
});

test("repeats without end are kept so far only", () => {
  expect(
    offerRows(
      Array.from({ length: 5_000 }, () => row("again")),
      PAIR_SHAPE,
      4,
    ).repeats,
  ).toHaveLength(100);
});

describe("rows that are missing", () => {
  test("a full call needs nothing more", () => {
    expect(decideFollowUp(outcome({}), 3)).toEqual({ barrenCalls: 0, again: [], small: false, missing: 0, reason: "" });
  });

  test("they are asked for again in one call", () => {
    expect(decideFollowUp(outcome({ accepted: 3, duplicates: 2 }), 3)).toEqual({
      barrenCalls: 0,
      again: [2],
      small: false,
      missing: 0,
      reason: "",
    });
  });

  test("after a cut answer, in calls that fit", () => {
    expect(decideFollowUp(outcome({ accepted: 2, finishReason: "length" }), 0).again).toEqual([2, 1]);
    expect(decideFollowUp(outcome({ accepted: 0, finishReason: "length" }), 0).again).toEqual([2, 2, 1]);
    expect(decideFollowUp(outcome({ asked: 1, accepted: 0, finishReason: "length" }), 0).again).toEqual([1]);
  });

  test.each([
    [{ duplicates: 5 }, /repeated prompts/],
    [{ invalid: 5 }, /were not rows/],
    [{ finishReason: "length" }, /cut at the token limit/],
    [{}, /held no pairs/],
    [{ errorCode: "refusal" }, /refused to write about this topic/],
    [{ errorCode: "prose" }, /not in the form that was asked for/],
    [{ errorCode: "thinking", finishReason: "length" }, /used up its tokens for thinking.*Raise Max tokens/],
  ])("after too many barren calls they are given up, with the reason: %j", (change, reason) => {
    const barren = outcome({ accepted: 0, ...change });
    expect(decideFollowUp(barren, MAX_BARREN_CALLS - 2)).toMatchObject({ barrenCalls: MAX_BARREN_CALLS - 1, missing: 0 });
    expect(decideFollowUp(barren, MAX_BARREN_CALLS - 1)).toMatchObject({ missing: 5, again: [], reason: expect.stringMatching(reason) });
  });

  test("an answer that lost its form is asked for again in smaller calls; one that repeats or refuses is not", () => {
    expect(decideFollowUp(outcome({ accepted: 0, invalid: 5 }), 0)).toMatchObject({ again: [2, 2, 1], small: true });
    expect(decideFollowUp(outcome({ accepted: 0, errorCode: "prose" }), 0)).toMatchObject({ again: [2, 2, 1], small: true });
    expect(decideFollowUp(outcome({ accepted: 3, invalid: 2 }), 0)).toMatchObject({ again: [2], small: false });
    expect(decideFollowUp(outcome({ accepted: 0, duplicates: 5 }), 0)).toMatchObject({ again: [5], small: false });
    expect(decideFollowUp(outcome({ accepted: 0, errorCode: "refusal" }), 0)).toMatchObject({ again: [5], small: false });
  });

  test("one new row out of twenty is as good as none", () => {
    expect(decideFollowUp(outcome({ asked: 20, accepted: 1, duplicates: 19 }), 1).barrenCalls).toBe(2);
    expect(decideFollowUp(outcome({ asked: 20, accepted: 2, duplicates: 18 }), 1).barrenCalls).toBe(0);
  });
});
