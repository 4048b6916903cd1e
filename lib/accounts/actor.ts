/** `owner`: runs the studio · `member`: makes things · `viewer`: sees what their team sees, and changes nothing. */
export const ROLES = ["owner", "member", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/** Who acts. Every domain function that reads or changes something of a person's takes one and checks it. */
export interface Actor {
  id: string;
  role: Role;
  /** The team that they are of; null for none. */
  teamId: string | null;
  /** The API key that they came by; for a browser there is none. */
  apiKeyId?: string;
  /** The network address that they came from, for the audit log; null or missing where it is not known. */
  address?: string | null;
}

/** Whose a thing is. */
export interface Keeper {
  id: string;
  teamId: string | null;
}

/**
 * The condition for a `where` on anything with an owner. An owner of the studio sees all; people of a team see what any of
 * them made; everybody else sees their own.
 */
export function visibleTo(actor: Actor): { ownerId?: string; owner?: { teamId: string } } {
  if (actor.role === "owner") return {};
  return actor.teamId === null ? { ownerId: actor.id } : { owner: { teamId: actor.teamId } };
}

/** The same of one thing that was read already. */
export function isVisibleTo(actor: Actor, keeper: Keeper): boolean {
  if (actor.role === "owner") return true;
  return actor.teamId === null ? keeper.id === actor.id : keeper.teamId === actor.teamId;
}

/** Whether this person makes and changes things at all. What they see, they may change then. */
export const canChange = (actor: Pick<Actor, "role">) => actor.role !== "viewer";

/** What a viewer is told who tries to, and beside what is not offered to them. */
export const VIEWERS_CHANGE_NOTHING =
  "You are a viewer here: you see what your team makes, and change nothing. An owner can make you a member.";
