import { describe, expect, it } from "vitest";
import { isComplete, rate, rateByKey } from "./rating-keys.ts";

const press = (key: string, held = {}) => ({ key, altKey: false, ctrlKey: false, metaKey: false, ...held });
const empty = { scores: [0, 0, 0], active: 0 };

describe("rating by keyboard", () => {
  it("scores the criterion and goes on to the next", () => {
    expect(rateByKey(press("4"), empty)).toEqual({ scores: [4, 0, 0], active: 1 });
    expect(rateByKey(press("2"), { scores: [4, 0, 3], active: 1 })).toEqual({ scores: [4, 2, 3], active: 3 });
  });

  it("goes on to the one that was passed over", () => {
    expect(rate({ scores: [0, 0, 0], active: 2 }, 2, 5)).toEqual({ scores: [0, 0, 5], active: 0 });
  });

  it("moves by the arrows, within the criteria and the button below", () => {
    expect(rateByKey(press("ArrowUp"), empty)).toEqual(empty);
    expect(rateByKey(press("ArrowDown"), { ...empty, active: 3 })).toEqual({ ...empty, active: 3 });
  });

  it("saves by Enter once all is rated, and not before", () => {
    expect(rateByKey(press("Enter"), empty)).toBeNull();
    expect(rateByKey(press("Enter"), { scores: [1, 2, 3], active: 3 })).toBe("save");
    expect(isComplete([1, 2, 0])).toBe(false);
  });

  it("leaves other keys and the browser's shortcuts alone", () => {
    expect(rateByKey(press("6"), empty)).toBeNull();
    expect(rateByKey(press("1", { ctrlKey: true }), empty)).toBeNull();
    expect(rateByKey(press("1"), { scores: [1, 1, 1], active: 3 })).toBeNull();
    expect(rateByKey(press("b"), empty)).toBe("back");
  });
});
