import { recordEvent } from "../audit/record-event.ts";
import { database } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { type Actor, ROLES, type Role } from "./actor.ts";
import { nameBrowser } from "./browser-name.ts";

const DAY = 86_400_000;
/** A session ends when it was not used for this long, in milliseconds: 30 days. */
const LIFETIME = 30 * DAY;
/** How exact `lastSeenAt` is, in milliseconds; each request would be too many writes. */
const TOUCH_INTERVAL = 300_000;
const USER_AGENT_LENGTH = 500;

/** Someone who is signed in, and the session of this browser. */
export interface SignedIn extends Actor {
  name: string;
  email: string;
  sessionId: string;
}

export interface SessionLine {
  id: string;
  userAgent: string;
  address: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** Signs a browser in; its cookie carries the id. */
export async function startSession(
  userId: string,
  browser: { userAgent: string; address: string | null },
  now = new Date(),
): Promise<{ id: string }> {
  const userAgent = browser.userAgent.slice(0, USER_AGENT_LENGTH);
  return transact(async (transaction) => {
    await transaction.session.deleteMany({ where: { userId, expiresAt: { lte: now } } });
    const expiresAt = new Date(now.getTime() + LIFETIME);
    const session = await transaction.session.create({
      data: { userId, userAgent, address: browser.address ?? "", createdAt: now, lastSeenAt: now, expiresAt },
      select: { id: true },
    });
    const person = { id: userId, address: browser.address };
    await recordEvent(person, { action: "sign-in", details: { browser: nameBrowser(userAgent) } }, transaction);
    return session;
  });
}

/** Who this session belongs to, or null when it has ended. Being used prolongs it. */
export async function resumeSession(id: string, now = new Date()): Promise<SignedIn | null> {
  const session = await database().session.findUnique({ where: { id }, include: { user: true } });
  if (!session || session.expiresAt <= now) return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= TOUCH_INTERVAL) {
    const data = { lastSeenAt: now, expiresAt: new Date(now.getTime() + LIFETIME) };
    // Not `update`, which would fail when the session is ended in this moment.
    await database().session.updateMany({ where: { id }, data });
  }
  const { user } = session;
  return { id: user.id, role: toRole(user.role), teamId: user.teamId, name: user.name, email: user.email, sessionId: id };
}

/** This person's sessions that have not ended, the last used first. */
export async function listSessions(actor: Actor, now = new Date()): Promise<SessionLine[]> {
  return database().session.findMany({
    where: { userId: actor.id, expiresAt: { gt: now } },
    select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
  });
}

/** @throws AppError `not-found:session` when this person has no such session. */
export async function endSession(actor: Actor, id: string): Promise<void> {
  await transact(async (transaction) => {
    const { count } = await transaction.session.deleteMany({ where: { id, userId: actor.id } });
    if (count === 0) throw new AppError("not-found:session", "This session has ended already.");
    await recordEvent(actor, { action: "sign-out", details: { elsewhere: 1 } }, transaction);
  });
}

/** Signs the browser out that holds this session's cookie. */
export async function dropSession(id: string, address: string | null = null): Promise<void> {
  await transact(async (transaction) => {
    const session = await transaction.session.findUnique({ where: { id }, select: { userId: true } });
    const { count } = await transaction.session.deleteMany({ where: { id } });
    if (session && count > 0) await recordEvent({ id: session.userId }, { action: "sign-out", address }, transaction);
  });
}

/** Signs this person out everywhere but here; returns how many sessions ended. */
export async function endOtherSessions(actor: Actor, sessionId: string): Promise<number> {
  return transact(async (transaction) => {
    const { count } = await transaction.session.deleteMany({ where: { userId: actor.id, id: { not: sessionId } } });
    if (count > 0) await recordEvent(actor, { action: "sign-out", details: { elsewhere: count } }, transaction);
    return count;
  });
}

/** A role that is not known (a database of a newer version) has the fewest rights. */
export const toRole = (role: string): Role => ROLES.find((known) => known === role) ?? "viewer";
