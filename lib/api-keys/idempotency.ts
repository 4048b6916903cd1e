import { randomUUID } from "node:crypto";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { jsonSchema } from "../json.ts";

/** How long an answer is kept, in milliseconds: a day. */
const MEMORY = 86_400_000;
/** A call that gave no sign of life for this long, in milliseconds, has died: the key may be taken over. */
const CLAIM_LIFETIME = 120_000;
const SIGN_OF_LIFE = 30_000;
const KEY_LENGTH = 255;

export interface Answer {
  status: number;
  /** What JSON can say. */
  body: unknown;
}

export interface IdempotentCall {
  /** The id of the account whose key it is: two people's keys have nothing to do with each other. */
  actorId: string;
  /** The value of `Idempotency-Key`, 1 to 255 characters. */
  key: string;
  /** A hash of what is asked (method, path, body): the same key must ask the same thing. */
  fingerprint: string;
}

/**
 * Does the work once for each key: a repeat within a day gets the first answer again. Work that throws leaves nothing, so
 * that it can be tried again. A process that dies between the work's own commit and the keeping of its answer makes a repeat,
 * two minutes later, do it again.
 * @throws AppError `bad-input:idempotency` when the key was used for something else, or is too long; `conflict:idempotency`
 * while the first call still runs; and what the work throws
 */
export async function withIdempotency({ actorId, key, fingerprint }: IdempotentCall, work: () => Promise<Answer>): Promise<Answer> {
  if (key.length === 0 || key.length > KEY_LENGTH)
    throw new AppError("bad-input:idempotency", `An Idempotency-Key has 1 to ${KEY_LENGTH} characters.`, { field: "Idempotency-Key" });
  await forgetOld();
  const taken = await take(actorId, key, fingerprint);
  if ("answer" in taken) return taken.answer;

  const mine = { userId: actorId, key, claim: taken.claim };
  const living = setInterval(() => {
    // One sign that is lost costs nothing: there are three more before the claim has died.
    database()
      .idempotencyKey.updateMany({ where: mine, data: { claimedAt: new Date() } })
      .catch(() => {});
  }, SIGN_OF_LIFE);
  try {
    const answer = await work();
    const body = jsonSchema.parse(JSON.parse(JSON.stringify(answer.body ?? null)));
    await database().idempotencyKey.updateMany({ where: mine, data: { statusCode: answer.status, answer: { body } } });
    return answer;
  } catch (error) {
    await database().idempotencyKey.deleteMany({ where: { ...mine, statusCode: null } });
    throw error;
  } finally {
    clearInterval(living);
  }
}

/** Takes a key that is free, or whose last call has died; nothing where it is another's. */
const TAKE = `
  insert into idempotency_keys as k (user_id, key, fingerprint, claim) values ($1::uuid, $2, $3, $4::uuid)
  on conflict (user_id, key) do update
    set fingerprint = excluded.fingerprint, claim = excluded.claim, claimed_at = now(), created_at = now()
    where k.status_code is null and k.claimed_at < now() - $5 * interval '1 millisecond'`;

async function take(userId: string, key: string, fingerprint: string): Promise<{ claim: string } | { answer: Answer }> {
  const claim = randomUUID();
  if ((await database().$executeRawUnsafe(TAKE, userId, key, fingerprint, claim, CLAIM_LIFETIME)) > 0) return { claim };
  const found = await database().idempotencyKey.findUnique({ where: { userId_key: { userId, key } } });
  // Given back in this moment, or its answer has grown too old.
  if (!found) return take(userId, key, fingerprint);
  if (found.fingerprint !== fingerprint) {
    const message = "This Idempotency-Key was used for another request. Use a new key for each thing that you ask for.";
    throw new AppError("bad-input:idempotency", message, { field: "Idempotency-Key" });
  }
  if (found.statusCode === null)
    throw new AppError("conflict:idempotency", "The first request with this Idempotency-Key is still at work. Ask again in a moment.");
  const { body } = storedAnswer(found.answer);
  return { answer: { status: found.statusCode, body } };
}

const storedAnswer = (answer: unknown): { body: unknown } =>
  typeof answer === "object" && answer !== null && "body" in answer ? { body: answer.body } : { body: null };

async function forgetOld(): Promise<void> {
  await database().idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - MEMORY) } } });
}
