import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "../db/client.ts";
import { startGeneration } from "../generation/start.ts";
import { makeDraft, makeUser } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { readStatus } from "./status.ts";

withTestQueue(async () => {
  const worker = { host: "here", version: "1", inFlight: 3 };
  await database().worker.create({ data: { ...worker, id: randomUUID() } });
});

test("an owner sees the installation, a member the services alone and nothing to mend", async () => {
  const owner = await makeUser("owner");
  const member = await makeUser();
  await startGeneration(owner, await makeDraft(owner));
  const key = `uploads/${randomUUID()}`;
  await database().file.create({ data: { ownerId: owner.id, kind: "upload", key, name: "a.txt", sizeBytes: 1_200n } });
  const [forOwner, forMember] = await Promise.all([readStatus(owner), readStatus(member)]);
  expect(forOwner).toMatchObject({
    health: "healthy",
    installation: {
      workers: [{ host: "here", version: "1", inFlight: 3, isAlive: true }],
      files: { count: 1, bytes: 1_200 },
      storage: { place: expect.stringMatching(/files$/), freeBytes: expect.any(Number) },
    },
  });
  expect(forOwner.installation?.queues).toContainEqual({ name: "plan-generation", waiting: 1, active: 0 });
  expect(forOwner.installation?.databaseBytes).toBeGreaterThan(1_000_000);
  expect(forOwner.services.every(({ advice }) => advice !== "")).toBe(true);
  expect(forMember.installation).toBeNull();
  expect(forMember.services.map(({ name, advice }) => [name, advice])).toEqual([
    ["PostgreSQL", ""],
    ["Job workers", ""],
    ["File storage", ""],
  ]);
  expect(JSON.stringify(forMember)).not.toContain("here");
});
