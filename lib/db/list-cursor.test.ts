import { describe, expect, it } from "vitest";
import { builtInFirst } from "./built-in-first.ts";
import { cursorPage } from "./cursor-page.ts";
import { behind, type CursorColumn, decodeCursor, encodeCursor } from "./list-cursor.ts";

const ID = "01890000-0000-7000-8000-000000000001";
const NAME: CursorColumn = { name: "name", kind: "text" };
const SCORE: CursorColumn = { name: "averageScore", kind: "number", nullable: true };
const MADE: CursorColumn = { name: "createdAt", kind: "time" };
const TOKENS: CursorColumn = { name: "outputTokens", kind: "bigint" };
const refused = expect.objectContaining({ code: "bad-input:cursor" });

describe("a list's cursor", () => {
  it.each([
    [NAME, "Poems"],
    [SCORE, 4.25],
    [SCORE, null],
    [MADE, new Date(0)],
    [TOKENS, 12n],
  ] as const)("comes back as it was: %o %s", (column, value) => {
    expect(decodeCursor(encodeCursor("x asc", value, ID), "x asc", column)).toEqual({ value, id: ID });
  });

  it("is refused in another order, and when it is damaged", () => {
    const cursor = encodeCursor("name asc", "Poems", ID);
    expect(() => decodeCursor(cursor, "name desc", NAME)).toThrow(refused);
    for (const text of [cursor.slice(1), "", "bnVsbA"]) expect(() => decodeCursor(text, "name asc", NAME)).toThrow(refused);
  });

  it("never brings the database what it cannot read, whoever made it", () => {
    for (const [column, value, id] of [
      [NAME, "a\0", ID],
      [NAME, "\ud800", ID],
      [NAME, null, ID],
      [NAME, "Poems", "no id"],
      [MADE, "yesterday", ID],
      [MADE, "9".repeat(300), ID],
      [TOKENS, "1.5", ID],
      [TOKENS, "9".repeat(30), ID],
      [SCORE, "4", ID],
    ] as const)
      expect(() => decodeCursor(encodeCursor("x asc", value, id), "x asc", column)).toThrow(refused);
  });

  it("goes on to the lines without a value, which stand at the end", () => {
    expect(behind(SCORE, "desc", { value: null, id: ID })).toEqual({ averageScore: null, id: { lt: ID } });
    expect(behind(SCORE, "desc", { value: 3, id: ID }).OR).toContainEqual({ averageScore: null });
    expect(behind(NAME, "asc", { value: "x", id: ID })).toEqual({ OR: [{ name: { gt: "x" } }, { name: "x", id: { gt: ID } }] });
  });
});

it("a page says where it ended only when more follows", () => {
  const page = cursorPage(NAME, { sort: "name", direction: "asc", limit: 2 });
  expect(page).toMatchObject({ where: {}, take: 3, orderBy: [{ name: "asc" }, { id: "asc" }] });
  const lines = ["a", "b", "c"].map((name) => ({ id: ID, name }));
  const { lines: shown, next } = page.toPage(lines, ({ name }) => name);
  expect(shown.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(cursorPage(NAME, { sort: "name", direction: "asc", limit: 2, cursor: next ?? "" }).where).toMatchObject({
    OR: [{ name: { gt: "b" } }, {}],
  });
  expect(page.toPage(lines.slice(1), ({ name }) => name).next).toBeNull();
});

describe("a list with built-in lines", () => {
  const stored = ["s1", "s2", "s3"].map((line, index) => ({ line, id: ID, createdAt: new Date(10_000 - index) }));

  it.each([1, 2, 3, 4, 5, 6])("is read once through in pages of %i", async (limit) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await builtInFirst(["b1", "b2"], { cursor, limit }, async (where, take) => {
        const text = JSON.stringify(where);
        const passed = stored.findLastIndex(({ createdAt }) => text.includes(createdAt.toISOString())) + 1;
        return stored.slice(passed, passed + take);
      });
      seen.push(...page.data);
      cursor = page.next ?? undefined;
      pages += 1;
    } while (cursor !== undefined && pages < 10);
    expect(seen).toEqual(["b1", "b2", "s1", "s2", "s3"]);
    expect(pages).toBe(Math.ceil(5 / limit));
  });

  it("refuses a cursor that is none", async () => {
    for (const cursor of ["built-in-", "built-in-9", "built-in-1.5", "x"])
      await expect(builtInFirst(["b"], { cursor, limit: 1 }, async () => [])).rejects.toThrow(refused);
  });
});
