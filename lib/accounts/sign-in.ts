import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
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
  const user = await database().user.findUnique({ where: { email: parsed.data }, select: { id: true, passwordHash: true } });
  if (!(await verifyPassword(user?.passwordHash ?? null, password)) || !user) throw wrong();
  await attempt.succeed();
  return { id: user.id };
}

const wrong = () => new AppError("unauthorized:sign-in", WRONG_PASSWORD);
