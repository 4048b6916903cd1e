import type { Actor } from "../accounts/actor.ts";
import { requireOwner } from "../accounts/people.ts";
import { isUuid } from "../accounts/uuid.ts";
import { database } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import { AUDIT_ACTIONS, type AuditAction, toAuditAction } from "./actions.ts";
import { detailsInWords } from "./words.ts";

export interface AuditQuery {
  /** The id of a person: what they did, and what was done to them. */
  person?: string | undefined;
  action?: AuditAction | undefined;
  /** The first and the last day, in UTC: `2026-03-01`. */
  from?: string | undefined;
  to?: string | undefined;
  /** From 1. */
  page?: number | undefined;
  /** 1 to 100. */
  pageSize?: number | undefined;
}

export interface AuditLine {
  id: string;
  at: Date;
  /** Empty for what nobody who was signed in did. */
  who: string;
  /** The name of the API key that it came by; empty for a browser. */
  key: string;
  /** In words. */
  what: string;
  /** The name of what it was done to. */
  subject: string;
  details: string;
  /** Empty where it is not known. */
  address: string;
}

const DAY = 86_400_000;

/** One page of the audit log, the latest first, and how many lines there are in all. Owners only. */
export async function listEvents(actor: Actor, query: AuditQuery = {}): Promise<{ items: AuditLine[]; total: number }> {
  requireOwner(actor);
  const { page = 1, pageSize = 50 } = query;
  const take = Math.max(1, Math.min(100, pageSize));
  const where = conditionFor(query);
  const [found, total] = await Promise.all([
    database().auditEvent.findMany({ where, orderBy: [{ at: "desc" }, { id: "desc" }], skip: (Math.max(1, page) - 1) * take, take }),
    database().auditEvent.count({ where }),
  ]);
  const items = found.map(({ id, at, actorName, apiKeyName, action, subjectName, details, address }) => {
    const known = toAuditAction(action);
    const what = known ? AUDIT_ACTIONS[known] : action;
    return { id, at, who: actorName, key: apiKeyName, what, subject: subjectName, details: detailsInWords(known, details), address };
  });
  return { items, total };
}

function conditionFor({ person, action, from, to }: AuditQuery): Prisma.AuditEventWhereInput {
  const first = from ? { gte: new Date(`${from}T00:00:00Z`) } : {};
  const last = to ? { lt: new Date(new Date(`${to}T00:00:00Z`).getTime() + DAY) } : {};
  return {
    AND: [
      person === undefined ? {} : isUuid(person) ? { OR: [{ userId: person }, { subjectId: person }] } : { id: { in: [] } },
      action ? { action } : {},
      from || to ? { at: { ...first, ...last } } : {},
    ],
  };
}
