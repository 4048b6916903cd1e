import type { AuditAction } from "./actions.ts";

type Details = Readonly<Record<string, unknown>>;

const text = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const list = (...parts: string[]) => parts.filter(Boolean).join(", ");
const price = (value: unknown) => `$${text(value)}`;

/** What the details of each action say; actions that are not here have none. */
const WORDS: Partial<Record<AuditAction, (details: Details) => string>> = {
  "sign-in": ({ browser }) => text(browser),
  "sign-out": ({ elsewhere }) =>
    elsewhere === undefined ? "" : elsewhere === 1 ? "in another browser" : `in ${text(elsewhere)} other browsers`,
  "api-key-created": ({ scopes, expires }) => list(text(scopes), expires === null ? "never ends" : `until ${text(expires).slice(0, 10)}`),
  "api-key-revoked": ({ of }) => `of ${text(of)}`,
  "person-invited": ({ role, team }) => list(`as ${text(role)}`, team ? `into ${text(team)}` : ""),
  "person-joined": ({ role }) => `as ${text(role)}`,
  "role-changed": ({ from, to }) => `from ${text(from)} to ${text(to)}`,
  "person-removed": ({ generations }) => (generations ? `${text(generations)} generations handed over` : ""),
  "team-renamed": ({ before }) => `before: ${text(before)}`,
  "team-deleted": ({ people }) => `it had ${text(people)} people`,
  "team-changed": ({ team }) => (team === null ? "to no team" : `to ${text(team)}`),
  "connection-saved": ({ new: isNew }) => (isNew ? "new" : "changed"),
  "price-changed": ({ removed, inputPerMillion, outputPerMillion }) =>
    removed ? "own price taken away" : `${price(inputPerMillion)} in, ${price(outputPerMillion)} out for a million tokens`,
  "dataset-downloaded": ({ format }) => text(format),
  "dataset-exported": ({ format, rows }) => list(text(format), `${text(rows)} rows`),
  "dataset-pushed": ({ to, rows }) => list(text(to), `${text(rows)} rows`),
};

/** An event’s details as people read them; empty for none. */
export function detailsInWords(action: AuditAction | null, details: unknown): string {
  if (action === null || typeof details !== "object" || details === null) return "";
  return WORDS[action]?.({ ...details }) ?? "";
}
