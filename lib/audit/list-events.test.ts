import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { type AuditQuery, listEvents } from "./list-events.ts";

let owner: Actor;
let member: Actor;

async function add(name: string, role: "owner" | "member"): Promise<Actor> {
  const { id } = await database().user.create({ data: { name, email: `${name}@example.com`, role } });
  return { id, role, teamId: null };
}

beforeAll(async () => {
  await useTestDatabase();
  [owner, member] = [await add("Olga", "owner"), await add("Max", "member")];
  const by = (actor: Actor, actorName: string) => ({ userId: actor.id, actorName });
  await database().auditEvent.createMany({
    data: [
      { ...by(owner, "Olga"), action: "sign-in", at: new Date("2026-03-01T23:59:59Z"), address: "192.0.2.1" },
      { ...by(member, "Max"), action: "file-deleted", at: new Date("2026-03-02T00:00:00Z"), subjectName: "notes.md" },
      {
        ...{ ...by(owner, "Olga"), action: "role-changed", at: new Date("2026-03-02T12:00:00Z") },
        ...{ subjectType: "person", subjectId: member.id, subjectName: "Max", details: { from: "owner", to: "member" } },
      },
      { action: "of-a-newer-version", at: new Date("2026-03-03T00:00:00Z"), details: { a: 1 } },
    ],
  });
});

const found = async (query: AuditQuery) => (await listEvents(owner, query)).items.map(({ what }) => what);

test("the log is read by owners, the latest first, in words", async () => {
  const { items, total } = await listEvents(owner);
  expect(total).toBe(4);
  expect(items.map(({ who, what, subject, details, address }) => [who, what, subject, details, address])).toEqual([
    ["", "of-a-newer-version", "", "", ""],
    ["Olga", "Changed a role", "Max", "from owner to member", ""],
    ["Max", "Deleted a file", "notes.md", "", ""],
    ["Olga", "Signed in", "", "", "192.0.2.1"],
  ]);
  await expect(listEvents(member)).rejects.toMatchObject({ code: "not-found:page" });
});

test("a person's lines are what they did and what was done to them", async () => {
  expect(await found({ person: member.id })).toEqual(["Changed a role", "Deleted a file"]);
  expect(await found({ person: "nobody" })).toEqual([]);
});

test("it is narrowed by action and by days, both ends included, and read page by page", async () => {
  expect(await found({ action: "sign-in" })).toEqual(["Signed in"]);
  expect(await found({ from: "2026-03-02", to: "2026-03-02" })).toEqual(["Changed a role", "Deleted a file"]);
  expect(await found({ to: "2026-03-01" })).toEqual(["Signed in"]);
  expect(await found({ from: "2026-03-03" })).toEqual(["of-a-newer-version"]);
  expect(await found({ page: 2, pageSize: 3 })).toEqual(["Signed in"]);
});
