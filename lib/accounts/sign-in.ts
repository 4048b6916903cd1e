import { recordEvent } from "../audit/record-event.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { logger } from "../log.ts";
import { emailSchema } from "./forms.ts";
import { PASSWORD_LENGTH } from "./password-rules.ts";
import { verifyPassword } from "./passwords.ts";
import { WRONG_PASSWORD } from "./sign-in-errors.ts";
import { beginTry } from "./throttle.ts";

/**
 * Checks an email address and a password; whether the address or the password was wrong is not told.
 * @param address the browser's network address, or null when it is not known.
 * @throws AppError `unauthorized:sign-in`, or TooManyTries after repeated failures.
 */
export async function checkPassword(email: string, password: string, address: string | null): Promise<{ id: string }> {
  const parsed = emailSchema.safeParse(email);
  if (!parsed.success || password.length > PASSWORD_LENGTH.most) throw wrong();
  const attempt = await beginTry(parsed.data, address);
  const user = await database().user.findUnique({ where: { email: parsed.data }, select: { id: true, name: true, passwordHash: true } });
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  if (user && !isRight) noteFailure({ id: user.id, name: user.name || parsed.data }, address);
  if (!user || !isRight) throw wrong();
  await attempt.succeed();
  return { id: user.id };
}

/** Nobody waits for it: how long an answer takes must not tell whether an address has an account. */
function noteFailure(person: { id: string; name: string }, address: string | null): void {
  recordEvent(null, { action: "sign-in-failed", subject: { type: "person", ...person }, address }).catch((error: unknown) => {
    logger().error({ err: error }, "a failed sign-in was not noted in the audit log");
  });
}

const wrong = () => new AppError("unauthorized:sign-in", WRONG_PASSWORD);
