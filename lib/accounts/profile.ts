import { recordEvent } from "../audit/record-event.ts";
import { database } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { endOtherSessions, type SignedIn } from "./sessions.ts";
import { beginTry } from "./throttle.ts";

// What people change of their own account.

/** Whether this person signs in with a password; people from a single sign-on may have none. */
export async function hasPassword(person: SignedIn): Promise<boolean> {
  return (await database().user.findUnique({ where: { id: person.id }, select: { passwordHash: true } }))?.passwordHash != null;
}

export async function changeName(person: SignedIn, { name }: { name: string }): Promise<void> {
  await database().user.update({ where: { id: person.id }, data: { name } });
}

/**
 * Sets a new password and ends every other session; returns how many. Someone who has none yet sets the first one
 * without telling an old one.
 *
 * @throws AppError `bad-input:password` at the field `current` when that one is wrong, TooManyTries after some failures.
 */
export async function changePassword(person: SignedIn, { current, password }: { current: string; password: string }): Promise<number> {
  const { passwordHash } = await database().user.findUniqueOrThrow({ where: { id: person.id }, select: { passwordHash: true } });
  if (passwordHash !== null) {
    // Counted like a sign-in, but apart from it: whoever finds an open browser must not be able to guess at leisure.
    const attempt = await beginTry(`change:${person.id}`, null);
    if (!(await verifyPassword(passwordHash, current)))
      throw new AppError("bad-input:password", "This is not your current password.", { field: "current" });
    await attempt.succeed();
  }
  const next = await hashPassword(password);
  await transact(async (transaction) => {
    await transaction.user.update({ where: { id: person.id }, data: { passwordHash: next } });
    await recordEvent(person, { action: "password-changed" }, transaction);
  });
  return endOtherSessions(person, person.sessionId);
}
