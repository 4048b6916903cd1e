import { expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { makeUser } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { makeDataset } from "../runs/test-support.ts";
import { getReviewRow, readRowPage } from "./row-page.ts";
import { streamRows } from "./stream-rows.ts";

let actor: Actor;
let dataset: string;

withTestQueue(async () => {
  actor = await makeUser();
  dataset = await makeDataset(actor, { seeds: ["Lists", "Trees"], rowsPerSeed: 5 });
});

test("a page", async () => {
  const { rows } = await readRowPage(actor, dataset, { filter: {}, sort: "first", offset: 2, limit: 3 });
  expect(rows.map((row) => row.position)).toEqual([2, 3, 4]);
  const [row] = rows;
  expect(row).toMatchObject({ state: "unreviewed", revision: 0, score: null, edited: false });
  expect(await getReviewRow(actor, dataset, row?.id ?? "")).toMatchObject({ id: row?.id });
  const streamed = [];
  for await (const batch of streamRows(dataset, {}, { batch: 3, attributes: true })) streamed.push(...batch);
  expect(streamed.length).toBe(10);
  expect(await database().row.count()).toBe(10);
});
