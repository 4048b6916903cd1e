export const ROLES = ["owner", "member"] as const;
export type Role = (typeof ROLES)[number];

/** Who acts. Every domain function that reads or changes something of a person's takes one and checks it. */
export interface Actor {
  id: string;
  role: Role;
}

/** A member sees and changes only their own; an owner sees all. The condition for a `where` on anything with an owner. */
export function visibleTo(actor: Actor): { ownerId?: string } {
  return actor.role === "owner" ? {} : { ownerId: actor.id };
}
