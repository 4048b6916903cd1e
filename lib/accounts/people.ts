import { recordEvent } from "../audit/record-event.ts";
import { database, type Transaction } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { type Actor, type Role, visibleTo } from "./actor.ts";
import { toRole } from "./sessions.ts";
import { lockAccounts } from "./users.ts";

// What owners do with the accounts of others.

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  team: { id: string; name: string } | null;
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
      team: { select: { id: true, name: true } },
      _count: { select: { generations: true } },
    },
  });
  return users.map(({ id, name, email, role, team, createdAt, sessions, _count }) => ({
    id,
    name,
    email,
    role: toRole(role),
    team,
    createdAt,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
    generations: _count.generations,
  }));
}

/** Those whose things the actor sees, by name: everyone for an owner, one's team, or oneself. For filters. */
export async function listColleagues(actor: Actor): Promise<{ id: string; name: string; email: string }[]> {
  const { ownerId, owner } = visibleTo(actor);
  return database().user.findMany({
    where: ownerId === undefined ? { ...owner } : { id: ownerId },
    select: { id: true, name: true, email: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/**
 * Makes someone an owner, a member or a viewer; it holds from their next request on. Owners only.
 * @throws AppError `conflict:last-owner` when nobody would be left to run the studio, `not-found:person`.
 */
export async function changeRole(actor: Actor, { id, role }: { id: string; role: Role }): Promise<void> {
  requireOwner(actor);
  await database().$transaction(async (tx) => {
    await lockAccounts(tx);
    const person = await findPerson(tx, id);
    if (person.role === "owner" && role !== "owner") await refuseLastOwner(tx);
    await tx.user.update({ where: { id }, data: { role } });
    const details = { from: person.role, to: role };
    await recordEvent(actor, { action: "role-changed", subject: subjectOf(person), details }, tx);
  });
}

/**
 * Removes an account with its API keys, and signs it out everywhere. What it made stays with its team: it goes to the member
 * who has been there the longest; where there is none, to the owner who removes it. Nothing that was made is lost, and what is
 * running goes on. Owners only.
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
    const heir = await findHeir(tx, actor, person);
    const handOver = { where: { ownerId: id }, data: { ownerId: heir } };
    const { count: generations } = await tx.generation.updateMany(handOver);
    await tx.file.updateMany(handOver);
    await tx.savedTemplate.updateMany(handOver);
    await tx.rubric.updateMany(handOver);
    await tx.workflow.updateMany(handOver);
    await tx.workflowConfig.updateMany(handOver);
    await tx.user.delete({ where: { id } });
    await recordEvent(actor, { action: "person-removed", subject: subjectOf(person), details: { generations } }, tx);
    return { generations };
  });
}

/** Who gets what somebody leaves behind. */
async function findHeir(tx: Transaction, actor: Actor, person: { id: string; teamId: string | null }): Promise<string> {
  if (person.teamId === null || person.teamId === actor.teamId) return actor.id;
  const colleague = await tx.user.findFirst({
    where: { teamId: person.teamId, id: { not: person.id }, role: { in: ["owner", "member"] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return colleague?.id ?? actor.id;
}

const subjectOf = ({ id, name, email }: { id: string; name: string; email: string }) =>
  ({ type: "person", id, name: name || email }) as const;

/** @throws AppError `not-found:person` */
export async function findPerson(tx: Transaction, id: string) {
  const select = { id: true, name: true, email: true, role: true, teamId: true } as const;
  const person = await tx.user.findUnique({ where: { id }, select });
  if (!person) throw new AppError("not-found:person", "This account was removed already.");
  return person;
}

async function refuseLastOwner(tx: Transaction): Promise<void> {
  if ((await tx.user.count({ where: { role: "owner" } })) > 1) return;
  throw new AppError("conflict:last-owner", "This is the only owner. Make someone else an owner first.");
}
