import type { Role } from "../accounts/actor.ts";

/** What an API key may do. Each implies those before it. */
export const SCOPES = ["read", "completions.write", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** What each means, in plain words. */
export const SCOPE_WORDS: Record<Scope, { label: string; hint: string }> = {
  read: { label: "Read", hint: "Lists, reads and downloads what you see. Changes nothing." },
  "completions.write": { label: "Make data", hint: "Also makes, changes and deletes datasets, evaluations, files and workflows." },
  admin: { label: "Administer", hint: "Also does what only owners may, such as changing connections." },
};

/** The most that each role’s keys may do. */
const MOST: Record<Role, Scope> = { owner: "admin", member: "completions.write", viewer: "read" };

const rankOf = (scope: Scope) => SCOPES.indexOf(scope);

/** Whether a key with these scopes may do what needs `needed`: a greater scope implies the smaller ones. */
export function scopeCovers(scopes: readonly Scope[], needed: Scope): boolean {
  return scopes.some((scope) => rankOf(scope) >= rankOf(needed));
}

/** Whether somebody of this role may have a key with this scope. */
export const mayHaveScope = (role: Role, scope: Scope) => rankOf(scope) <= rankOf(MOST[role]);

/** What is left of a key’s scopes for the role that its person has now: a role that was taken takes its scopes with it. */
export function scopesFor(role: Role, scopes: readonly Scope[]): Scope[] {
  return SCOPES.filter((scope) => scopeCovers(scopes, scope) && mayHaveScope(role, scope));
}

/** The scopes among what the database holds; one that is not known (of a newer version) gives nothing. */
export const toScopes = (stored: readonly string[]): Scope[] => SCOPES.filter((scope) => stored.includes(scope));
