import { describe, expect, it } from "vitest";
import { behind, decodeCursor, encodeCursor } from "./list-cursor.ts";

describe("a list's cursor", () => {
  it("comes back as it was", () => {
    for (const value of ["Poems", 4.25, null])
      expect(decodeCursor(encodeCursor("name asc", value, "an-id"), "name asc")).toEqual({ sort: "name asc", value, id: "an-id" });
    expect(decodeCursor(encodeCursor("made desc", new Date(0), "x"), "made desc").value).toBe("1970-01-01T00:00:00.000Z");
    expect(decodeCursor(encodeCursor("tokens desc", 12n, "x"), "tokens desc").value).toBe("12");
  });

  it("is refused in another order, and when it is damaged", () => {
    const cursor = encodeCursor("name asc", "Poems", "an-id");
    for (const [text, sort] of [
      [cursor, "name desc"],
      [cursor.slice(1), "name asc"],
      ["", "name asc"],
      ["bnVsbA", "name asc"],
    ] as const)
      expect(() => decodeCursor(text, sort)).toThrow(expect.objectContaining({ code: "bad-input:cursor" }));
  });

  it("finds lines without a value at the end by id alone", () => {
    expect(behind("averageScore", "desc", null, "b")).toEqual({ averageScore: null, id: { lt: "b" } });
    expect(behind("name", "asc", "x", "b")).toEqual({ OR: [{ name: { gt: "x" } }, { name: "x", id: { gt: "b" } }] });
  });
});
