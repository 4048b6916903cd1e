import { beforeAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { database } from "../db/client.ts";
import { changeName, changePassword } from "./profile.ts";
import { dropSession, endOtherSessions, endSession, listSessions, resumeSession, type SignedIn, startSession } from "./sessions.ts";
import { checkPassword } from "./sign-in.ts";
import { createUser } from "./users.ts";

const browser = { userAgent: "Mozilla/5.0 Firefox/140.0", address: "203.0.113.7" };
const start = new Date("2026-03-01T12:00:00Z");
const later = (days: number, minutes = 0) => new Date(start.getTime() + days * 86_400_000 + minutes * 60_000);

beforeAll(async () => {
  await useTestDatabase();
});
beforeEach(async () => {
  await database().user.deleteMany();
  await database().rateLimit.deleteMany();
});

async function signIn(email = "ada@example.com", now = start): Promise<SignedIn> {
  const known = await database().user.findUnique({ where: { email } });
  const { id } = known ?? (await createUser({ email, password: "seven green wheels", role: "member" }));
  const session = await startSession(id, browser, now);
  const person = await resumeSession(session.id, now);
  if (!person) throw new Error("the session did not start");
  return person;
}

test("a session tells who is signed in, with today's name and role", async () => {
  const person = await signIn();
  expect(person).toMatchObject({ email: "ada@example.com", name: "ada", role: "member" });
  await changeName(person, { name: "Ada Lovelace" });
  await database().user.update({ where: { id: person.id }, data: { role: "owner" } });
  expect(await resumeSession(person.sessionId, start)).toMatchObject({ name: "Ada Lovelace", role: "owner" });
});

test("a session ends 30 days after its last use, and being used prolongs it", async () => {
  const { sessionId } = await signIn();
  expect(await resumeSession(sessionId, later(29))).not.toBeNull();
  expect(await resumeSession(sessionId, later(58))).not.toBeNull();
  expect(await resumeSession(sessionId, later(88, 1))).toBeNull();
});

test("being seen is written down at most every five minutes", async () => {
  const { sessionId } = await signIn();
  const lastSeen = async () => (await database().session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt;
  await resumeSession(sessionId, later(0, 4));
  expect(await lastSeen()).toEqual(start);
  await resumeSession(sessionId, later(0, 5));
  expect(await lastSeen()).toEqual(later(0, 5));
});

test("sessions are listed, ended one by one or all others at once, and only by their person", async () => {
  const [here, phone, tablet] = [await signIn(), await signIn(), await signIn("ada@example.com", later(-1))];
  const eve = await signIn("eve@example.com");
  expect((await listSessions(here, start)).map(({ id }) => id)).toHaveLength(3);
  expect((await listSessions(here, start)).at(-1)?.id).toBe(tablet.sessionId);

  await expect(endSession(eve, phone.sessionId)).rejects.toMatchObject({ code: "not-found:session" });
  expect(await resumeSession(phone.sessionId, start)).not.toBeNull();
  await endSession(here, phone.sessionId);
  expect(await resumeSession(phone.sessionId, start)).toBeNull();

  expect(await endOtherSessions(here, here.sessionId)).toBe(1);
  expect(await resumeSession(here.sessionId, start)).not.toBeNull();
  expect(await resumeSession(eve.sessionId, start)).not.toBeNull();
  await dropSession(here.sessionId);
  expect(await resumeSession(here.sessionId, start)).toBeNull();
});

test("a removed account is signed out, and a session that never was is nobody's", async () => {
  const person = await signIn();
  await database().user.delete({ where: { id: person.id } });
  expect(await resumeSession(person.sessionId, start)).toBeNull();
  expect(await resumeSession("00000000-0000-4000-8000-000000000000", start)).toBeNull();
});

test("a new password needs the current one and ends the other sessions", async () => {
  const [here, other] = [await signIn(), await signIn()];
  const change = { current: "not the one I had", password: "eight blue boats" };
  await expect(changePassword(here, change)).rejects.toMatchObject({ code: "bad-input:password", field: "current" });
  expect(await resumeSession(other.sessionId, start)).not.toBeNull();

  expect(await changePassword(here, { ...change, current: "seven green wheels" })).toBe(1);
  expect(await resumeSession(other.sessionId, start)).toBeNull();
  expect(await resumeSession(here.sessionId, start)).not.toBeNull();
  await expect(checkPassword("ada@example.com", "seven green wheels", null)).rejects.toMatchObject({ code: "unauthorized:sign-in" });
  expect(await checkPassword("ada@example.com", "eight blue boats", null)).toEqual({ id: here.id });
});

test("guessing the current password is slowed", async () => {
  const here = await signIn();
  const guess = () => changePassword(here, { current: "a guess of mine", password: "eight blue boats" });
  for (let tries = 0; tries < 5; tries++) await expect(guess()).rejects.toMatchObject({ code: "bad-input:password" });
  await expect(guess()).rejects.toMatchObject({ code: "too-many:sign-in" });
});
