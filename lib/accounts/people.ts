import { database, type Transaction } from "../db/client.ts";
import { AppError } from "../errors.ts";
import type { Actor, Role } from "./actor.ts";
import { toRole } from "./sessions.ts";
import { lockAccounts } from "./users.ts";

// What owners do with the accounts of others.

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  createdAt: Date;
  /** When one of their browsers was last seen; null when none is signed in. */
  lastSeenAt: Date | null;
  generations: number;
}

/** @throws AppError `not-found:page` for members: the page of people is not there for them. */
export function requireOwner(actor: Actor): void {
  if (actor.role !== "owner") throw new AppError("not-found:page", "Only owners of this studio can do this.");
}

/** Everyone with an account, by name. Owners only. */
export async function listPeople(actor: Actor): Promise<Person[]> {
  requireOwner(actor);
  const users = await database().user.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
      _count: { select: { generations: true } },
    },
  });
  return users.map(({ id, name, email, role, createdAt, sessions, _count }) => ({
    id,
    name,
    email,
    role: toRole(role),
    createdAt,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
    generations: _count.generations,
  }));
}

/**
 * Makes someone an owner or a member; it holds from their next request on. Owners only.
 * @throws AppError `conflict:last-owner` when nobody would be left to run the studio, `not-found:person`.
 */
export async function changeRole(actor: Actor, { id, role }: { id: string; role: Role }): Promise<void> {
  requireOwner(actor);
  await database().$transaction(async (tx) => {
    await lockAccounts(tx);
    const person = await findPerson(tx, id);
    if (person.role === "owner" && role !== "owner") await refuseLastOwner(tx);
    await tx.user.update({ where: { id }, data: { role } });
  });
}

/**
 * Removes an account and signs it out everywhere. Its generations, workflows and files go to the owner who removes it; nothing
 * that was made is lost, and what is running goes on. Owners only.
 *
 * @throws AppError `conflict:last-owner`, `conflict:oneself` for one's own account, `not-found:person`.
 */
export async function removePerson(actor: Actor, { id }: { id: string }): Promise<{ generations: number }> {
  requireOwner(actor);
  if (id === actor.id) throw new AppError("conflict:oneself", "You cannot remove your own account. Another owner can.");
  return database().$transaction(async (tx) => {
    await lockAccounts(tx);
    const person = await findPerson(tx, id);
    if (person.role === "owner") await refuseLastOwner(tx);
    const moved = await tx.generation.updateMany({ where: { ownerId: id }, data: { ownerId: actor.id } });
    await tx.file.updateMany({ where: { ownerId: id }, data: { ownerId: actor.id } });
    await tx.workflow.updateMany({ where: { ownerId: id }, data: { ownerId: actor.id } });
    await tx.workflowConfig.updateMany({ where: { ownerId: id }, data: { ownerId: actor.id } });
    await tx.user.delete({ where: { id } });
    return { generations: moved.count };
  });
}

async function findPerson(tx: Transaction, id: string) {
  const person = await tx.user.findUnique({ where: { id }, select: { id: true, role: true } });
  if (!person) throw new AppError("not-found:person", "This account was removed already.");
  return person;
}

async function refuseLastOwner(tx: Transaction): Promise<void> {
  if ((await tx.user.count({ where: { role: "owner" } })) > 1) return;
  throw new AppError("conflict:last-owner", "This is the only owner. Make someone else an owner first.");
}
