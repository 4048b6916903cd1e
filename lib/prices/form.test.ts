import { expect, test } from "vitest";
import { priceInput, readAmount } from "./form.ts";

test("amounts are read as people type them", () => {
  expect(["0.15", "0,15", "$ 3", ".5", "12", " 0 ", "10000"].map(readAmount)).toEqual([0.15, 0.15, 3, 0.5, 12, 0, 10_000]);
  for (const wrong of ["", "free", "1.000,50", "1e3", "-1", "0x10", "Infinity", "1 2"]) expect(readAmount(wrong), wrong).toBeNaN();
});

test("a price is a number from 0 to 10,000, and the sentence says what is wrong", () => {
  const model = { connectionId: "01890000-0000-7000-8000-000000000000", modelId: " llama3.2 " };
  const wrong = (change: object) =>
    priceInput.safeParse({ ...model, inputPerMillion: 1, outputPerMillion: 2, ...change }).error?.issues[0]?.message;
  expect(priceInput.parse({ ...model, inputPerMillion: 0, outputPerMillion: 10_000 })).toMatchObject({ modelId: "llama3.2", source: "" });
  expect(wrong({ inputPerMillion: Number.NaN })).toContain("a million input tokens");
  expect(wrong({ outputPerMillion: -1 })).toBe("A price cannot be below 0.");
  expect(wrong({ outputPerMillion: 10_001 })).toContain("At most 10,000 dollars");
  expect(wrong({ modelId: "  " })).toContain("the model’s id");
});
