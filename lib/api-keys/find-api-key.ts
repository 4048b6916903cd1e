import type { Actor } from "../accounts/actor.ts";
import { toRole } from "../accounts/sessions.ts";
import { database } from "../db/client.ts";
import { type Scope, scopesFor, toScopes } from "./scopes.ts";
import { hashSecret, looksLikeSecret } from "./secret.ts";

/** How exact `lastUsedAt` is, in milliseconds; each request would be too many writes. */
const TOUCH_INTERVAL = 60_000;

export interface FoundApiKey {
  keyId: string;
  keyName: string;
  /** What it may do now, implied ones included: no more than its person's role allows at this moment. */
  scopes: Scope[];
  actor: Actor & { apiKeyId: string; name: string; email: string };
}

/** Whose key this is; null when it is unknown, has ended, or was revoked. */
export async function findApiKey(secret: string, now = new Date()): Promise<FoundApiKey | null> {
  if (!looksLikeSecret(secret)) return null;
  const key = await database().apiKey.findUnique({ where: { keyHash: hashSecret(secret) }, include: { user: true } });
  if (!key || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) return null;
  if (key.lastUsedAt === null || now.getTime() - key.lastUsedAt.getTime() >= TOUCH_INTERVAL) {
    // Not `update`, which would fail when the key's person is removed in this moment.
    await database().apiKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: now } });
  }
  const { id, teamId, name, email } = key.user;
  const role = toRole(key.user.role);
  return {
    keyId: key.id,
    keyName: key.name,
    scopes: scopesFor(role, toScopes(key.scopes)),
    actor: { id, role, teamId, name, email, apiKeyId: key.id },
  };
}
