import { hash, verify } from "@node-rs/argon2";

/**
 * Argon2id with 19 MiB, 2 passes and 1 lane: the first choice of the OWASP Password Storage Cheat Sheet. Argon2id is
 * what the library makes unless told otherwise; a test reads it off the result.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

/** The hash of a password, in PHC string form, with a random salt of its own. Takes some 40 ms, off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), PARAMETERS);
}

let dummy: Promise<string> | undefined;

/**
 * Whether the password is the one that was hashed. Without a hash (no such account, or one without a password) it
 * takes as long and answers false, so that the time does not tell which accounts exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword("the password of nobody");
  const matches = await verify(passwordHash ?? (await dummy), normalise(password));
  return passwordHash !== null && matches;
}

/** The same password typed on another keyboard may come as other code points (NIST SP 800-63B, 3.1.1.2). */
const normalise = (password: string) => password.normalize("NFKC");
