import type { Actor } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { recordEvent } from "../audit/record-event.ts";
import { database } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { type NewApiKey, newApiKey } from "./form.ts";
import { mayHaveScope, type Scope, toScopes } from "./scopes.ts";
import { hashSecret, newSecret, prefixOf } from "./secret.ts";

/** A key as it may be shown: never itself. */
export interface ApiKeyLine {
  id: string;
  name: string;
  /** Its first characters. */
  prefix: string;
  scopes: Scope[];
  createdAt: Date;
  /** To the minute; null when it was never used. */
  lastUsedAt: Date | null;
  /** Null for never. */
  expiresAt: Date | null;
  owner: { id: string; name: string; email: string };
}

/** More than anybody needs, and few enough to look through. */
const MOST_KEYS = 100;

/**
 * Makes a key of the actor's. It is told once, and stored only as its hash.
 * @throws AppError `bad-input:api-key` for the name, scopes or expiry; `forbidden:api-key` for a scope beyond the actor's role;
 * `too-many:api-key`
 */
export async function createApiKey(actor: Actor, input: NewApiKey, now = new Date()): Promise<{ id: string; key: string }> {
  const { name, scopes, expiresAt } = parse(input);
  const refused = scopes.find((scope) => !mayHaveScope(actor.role, scope));
  if (refused !== undefined) {
    const may = actor.role === "viewer" ? "A viewer's key can only read." : "Only an owner's key can administer.";
    throw new AppError("forbidden:api-key", `${may} Choose a smaller scope than ${refused}.`, { field: "scope" });
  }
  if (expiresAt !== null && expiresAt <= now)
    throw new AppError("bad-input:api-key", "This key would have ended already. Choose a later day.", { field: "expiresAt" });
  const key = newSecret();
  return transact(async (transaction) => {
    if ((await transaction.apiKey.count({ where: { userId: actor.id, revokedAt: null } })) >= MOST_KEYS)
      throw new AppError("too-many:api-key", `You have ${MOST_KEYS} keys. Revoke those that nothing uses any more first.`);
    const { id } = await transaction.apiKey.create({
      data: {
        userId: actor.id,
        name,
        keyHash: hashSecret(key),
        prefix: prefixOf(key),
        scopes: toScopes(scopes),
        expiresAt,
        createdAt: now,
      },
      select: { id: true },
    });
    const details = { scopes: toScopes(scopes).join(" "), expires: expiresAt?.toISOString() ?? null };
    await recordEvent(actor, { action: "api-key-created", subject: { type: "api-key", id, name }, details }, transaction);
    return { id, key };
  });
}

/** The actor's keys that were not revoked, or everybody's for an owner who asks for them; the newest first. */
export async function listApiKeys(actor: Actor, everybodys = false): Promise<ApiKeyLine[]> {
  const whose = everybodys && actor.role === "owner" ? {} : { userId: actor.id };
  const found = await database().apiKey.findMany({
    where: { ...whose, revokedAt: null },
    include: { user: { select: { id: true, name: true, email: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return found.map(({ id, name, prefix, scopes, createdAt, lastUsedAt, expiresAt, user }) => ({
    ...{ id, name, prefix, scopes: toScopes(scopes), createdAt, lastUsedAt, expiresAt, owner: user },
  }));
}

/** Ends a key from the next request on: one's own, or anybody's for an owner. @throws AppError `not-found:api-key` */
export async function revokeApiKey(actor: Actor, id: string, now = new Date()): Promise<void> {
  const whose = actor.role === "owner" ? {} : { userId: actor.id };
  await transact(async (transaction) => {
    const key = isUuid(id) ? await transaction.apiKey.findFirst({ where: { id, ...whose }, include: { user: true } }) : null;
    const { count } = key
      ? await transaction.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })
      : { count: 0 };
    if (!key || count === 0) throw new AppError("not-found:api-key", "This key was revoked already, or it is not yours.");
    const subject = { type: "api-key", id, name: key.name } as const;
    await recordEvent(actor, { action: "api-key-revoked", subject, details: { of: key.user.name || key.user.email } }, transaction);
  });
}

function parse(input: NewApiKey): NewApiKey {
  const result = newApiKey.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError("bad-input:api-key", issue?.message ?? "The key's settings are wrong.", { field: String(issue?.path[0] ?? "") });
}
