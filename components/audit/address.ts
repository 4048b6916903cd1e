import { isUuid } from "@/lib/accounts/uuid.ts";
import { type AuditAction, toAuditAction } from "@/lib/audit/actions.ts";

// The state of the audit log lives in its address, so that reload, the back button and a shared link keep it.

export const AUDIT_PATH = "/settings/audit";
export const PAGE_SIZE = 50;

export interface AuditAddress {
  /** The id of a person; empty for everybody. */
  person: string;
  action: AuditAction | "";
  /** Days in UTC, such as `2026-03-01`; empty for no bound. */
  from: string;
  to: string;
  /** From 1. */
  page: number;
}

/** Reads an address’s parameters. What is unknown or malformed counts as not set: an address is typed by people too. */
export function parseAuditAddress(parameters: Record<string, string | string[] | undefined>): AuditAddress {
  const text = (name: string) => String([parameters[name] ?? ""].flat()[0] ?? "").trim();
  const page = Number(text("page"));
  return {
    person: isUuid(text("person")) ? text("person").toLowerCase() : "",
    action: toAuditAction(text("action")) ?? "",
    from: dayOf(text("from")),
    to: dayOf(text("to")),
    page: Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
  };
}

/** The log’s address with some of its state changed. Whatever changes but the page leads back to the first page. */
export function auditHref(current: AuditAddress, change: Partial<AuditAddress> = {}): string {
  const next = { ...current, page: 1, ...change };
  const parameters = new URLSearchParams();
  for (const name of ["person", "action", "from", "to"] as const) if (next[name]) parameters.set(name, next[name]);
  if (next.page > 1) parameters.set("page", String(next.page));
  return parameters.size === 0 ? AUDIT_PATH : `${AUDIT_PATH}?${parameters}`;
}

export const isNarrowed = ({ person, action, from, to }: AuditAddress) => [person, action, from, to].some(Boolean);

/** A day that exists, or nothing. */
function dayOf(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return "";
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : "";
}
