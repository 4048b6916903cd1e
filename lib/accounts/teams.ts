import { z } from "zod";
import { recordEvent } from "../audit/record-event.ts";
import { database, type Transaction } from "../db/client.ts";
import { AppError } from "../errors.ts";
import type { Actor } from "./actor.ts";
import { findPerson, requireOwner } from "./people.ts";
import { lockAccounts } from "./users.ts";
import { isUuid } from "./uuid.ts";

// What owners do with teams. A person is of one team or of none; what people of a team make is the whole team's.

export interface Team {
  id: string;
  name: string;
  people: { id: string; name: string; email: string }[];
}

export const teamName = z.string().trim().min(1, "Give the team a name.").max(60, "A team's name has at most 60 characters.");

/** All teams with their people, by name. Owners only. */
export async function listTeams(actor: Actor): Promise<Team[]> {
  requireOwner(actor);
  const people = { select: { id: true, name: true, email: true }, orderBy: [{ name: "asc" }, { id: "asc" }] } as const;
  const found = await database().team.findMany({
    include: { users: { ...people, orderBy: [...people.orderBy] } },
    orderBy: { name: "asc" },
  });
  return found.map(({ id, name, users }) => ({ id, name, people: users }));
}

/** Owners only. @throws AppError `conflict:team` when there is one of that name, `bad-input:team` */
export async function createTeam(actor: Actor, { name }: { name: string }): Promise<{ id: string }> {
  requireOwner(actor);
  const text = parseName(name);
  return database().$transaction(async (tx) => {
    await lockAccounts(tx);
    await refuseSameName(tx, text);
    const { id } = await tx.team.create({ data: { name: text }, select: { id: true } });
    await recordEvent(actor, { action: "team-created", subject: { type: "team", id, name: text } }, tx);
    return { id };
  });
}

/** Owners only. @throws AppError `not-found:team`, `conflict:team` when another one has that name, `bad-input:team` */
export async function renameTeam(actor: Actor, { id, name }: { id: string; name: string }): Promise<void> {
  requireOwner(actor);
  const text = parseName(name);
  await database().$transaction(async (tx) => {
    await lockAccounts(tx);
    const before = await findTeam(tx, id);
    await refuseSameName(tx, text, id);
    await tx.team.update({ where: { id }, data: { name: text } });
    await recordEvent(actor, { action: "team-renamed", subject: { type: "team", id, name: text }, details: { before: before.name } }, tx);
  });
}

/** Deletes a team; its people stay, and each sees only their own things from then on. Owners only. @throws AppError `not-found:team` */
export async function deleteTeam(actor: Actor, { id }: { id: string }): Promise<void> {
  requireOwner(actor);
  await database().$transaction(async (tx) => {
    await lockAccounts(tx);
    const { name } = await findTeam(tx, id);
    const people = await tx.user.count({ where: { teamId: id } });
    await tx.team.delete({ where: { id } });
    await recordEvent(actor, { action: "team-deleted", subject: { type: "team", id, name }, details: { people } }, tx);
  });
}

/**
 * Puts a person into a team, or (with null) out of theirs; it holds from their next request on. What they made goes with
 * them. Owners only.
 * @throws AppError `not-found:person`, `not-found:team`
 */
export async function setTeam(actor: Actor, { id, teamId }: { id: string; teamId: string | null }): Promise<void> {
  requireOwner(actor);
  await database().$transaction(async (tx) => {
    await lockAccounts(tx);
    const person = await findPerson(tx, id);
    if (person.teamId === teamId) return;
    const team = teamId === null ? null : await findTeam(tx, teamId);
    await tx.user.update({ where: { id }, data: { teamId } });
    const subject = { type: "person", id, name: person.name || person.email } as const;
    await recordEvent(actor, { action: "team-changed", subject, details: { team: team?.name ?? null } }, tx);
  });
}

/** @throws AppError `not-found:team` */
export async function findTeam(tx: Transaction, id: string): Promise<{ id: string; name: string }> {
  const team = isUuid(id) ? await tx.team.findUnique({ where: { id }, select: { id: true, name: true } }) : null;
  if (!team) throw new AppError("not-found:team", "This team was deleted already.", { field: "teamId" });
  return team;
}

async function refuseSameName(tx: Transaction, name: string, but?: string): Promise<void> {
  const same = await tx.team.findFirst({ where: { name: { equals: name, mode: "insensitive" }, ...(but && { id: { not: but } }) } });
  if (same) throw new AppError("conflict:team", `There is a team “${same.name}” already.`, { field: "name" });
}

function parseName(name: string): string {
  const result = teamName.safeParse(name);
  if (result.success) return result.data;
  throw new AppError("bad-input:team", result.error.issues[0]?.message ?? "The name is wrong.", { field: "name" });
}
