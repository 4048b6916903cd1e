import { describe, expect, it } from "vitest";
import { OPERATIONS } from "../operations/index.ts";
import { describeReference } from "./describe.ts";

const groups = describeReference(OPERATIONS, "https://studio.example.com");
const all = groups.flatMap(({ operations }) => operations);

describe("the reference", () => {
  it("has every operation once, under its tag", () => {
    expect(all.map(({ id }) => id).toSorted()).toEqual(OPERATIONS.map(({ id }) => id).toSorted());
    expect(new Set(groups.map(({ tag }) => tag)).size).toBe(groups.length);
  });

  it("describes each answer, or leads to the operation that has", () => {
    for (const { id, answer } of all) {
      const target = all.findIndex((other) => other.id === answer.same?.id);
      if (answer.same) expect(target, id).toBeLessThan(all.findIndex((other) => other.id === id));
      if (answer.same) expect(all[target]?.answer.shape, id).not.toBeNull();
      if (answer.types.join() === "application/json" && !answer.same) expect(answer.shape ?? answer.words, id).toBeTruthy();
    }
  });

  it("has an example for each, with the variables that it needs", () => {
    for (const { id, curl, variables, request } of all) {
      expect(curl, id).toContain("https://studio.example.com/v1/");
      const used = [...curl.matchAll(/(?<!\\)\$([A-Z_]+)/g)].map(([, name]) => name);
      expect(new Set(used), id).toEqual(new Set(variables));
      if (request.body && request.body !== "file") expect(() => JSON.parse(Object(request.body).json), id).not.toThrow();
    }
  });

  it("says of what changes something that it does", () => {
    const changing = all.filter(({ changes }) => changes).map(({ method }) => method);
    expect(changing).toContain("DELETE");
    expect(changing).not.toContain("GET");
  });
});
