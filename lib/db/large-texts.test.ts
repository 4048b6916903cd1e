import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { database } from "./client.ts";
import { withLargeTexts } from "./large-texts.ts";
import { transact } from "./transaction.ts";

beforeAll(() => useTestDatabase());
afterAll(() => database().$disconnect());

const SAY = "select $1::text as first, length($2::text) as second, $3::text as third";

test("a large text reaches the database in the place of its key, and other parameters stay as they are", async () => {
  const large = `"quotes", \\ and 日本\n`.repeat(100_000);
  const said = await withLargeTexts(["short", large], ([first, second]) =>
    transact((transaction) => transaction.$queryRawUnsafe(SAY, first, second, "large-text:of nobody")),
  );
  expect(said).toEqual([{ first: "short", second: large.length, third: "large-text:of nobody" }]);
});

test("a key ends with its work", async () => {
  const [key] = await withLargeTexts(["a text"], async (keys) => keys);
  const said = await transact((transaction) => transaction.$queryRawUnsafe(SAY, key, "", ""));
  expect(said).toMatchObject([{ first: key }]);
});
