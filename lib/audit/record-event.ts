import type { Actor } from "../accounts/actor.ts";
import { database, type Transaction } from "../db/client.ts";
import type { AuditAction, SubjectType } from "./actions.ts";

interface AuditSubject {
  type: SubjectType;
  id: string;
  name: string;
}

export interface NewEvent {
  action: AuditAction;
  /** What it was done to. Its name is copied: the log tells it also when the thing has gone. */
  subject?: AuditSubject;
  /** What else is worth knowing, such as the role that somebody got. Never a secret. */
  details?: Record<string, string | number | boolean | null>;
  /** The network address it came from, where the actor does not carry it. */
  address?: string | null;
}

/**
 * Writes one line of the audit log. Give the transaction of the change, so that there is neither a change without its line
 * nor a line without its change.
 * @param actor null for what nobody who is signed in did, such as a failed sign-in
 */
export async function recordEvent(
  actor: Pick<Actor, "id" | "apiKeyId" | "address"> | null,
  { action, subject, details = {}, address = null }: NewEvent,
  transaction: Transaction = database(),
): Promise<void> {
  const person = actor && (await transaction.user.findUnique({ where: { id: actor.id }, select: { name: true, email: true } }));
  const key = actor?.apiKeyId ? await transaction.apiKey.findUnique({ where: { id: actor.apiKeyId }, select: { name: true } }) : null;
  await transaction.auditEvent.create({
    data: {
      action,
      // An account that was removed in this moment has no line to point at.
      userId: actor && person ? actor.id : null,
      actorName: person ? person.name || person.email : "",
      apiKeyId: actor?.apiKeyId ?? null,
      apiKeyName: key?.name ?? "",
      ...(subject && { subjectType: subject.type, subjectId: subject.id, subjectName: subject.name }),
      address: address ?? actor?.address ?? "",
      details,
    },
  });
}
