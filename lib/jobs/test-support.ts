import { afterAll, beforeAll } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { database } from "../db/client.ts";
import { closeQueue, installQueue, openQueue, shareQueue } from "./queue.ts";

/** A database and a queue of this test file's own, open while its tests run. `prepare` is done before the first of them. */
export function withTestQueue(prepare: () => Promise<void>): void {
  beforeAll(async () => {
    await installQueue(await useTestDatabase());
    shareQueue(await openQueue({ worker: true }));
    await prepare();
  });
  afterAll(async () => {
    await closeQueue();
    await database().$disconnect();
  });
}
