import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import type { Actor } from "./actor.ts";
import { toRole } from "./sessions.ts";

/** The person with this address (in the form of `emailSchema`), for scripts that act in their name. @throws AppError `not-found:person` */
export async function findActor(email: string): Promise<Actor> {
  const user = await database().user.findUnique({ where: { email }, select: { id: true, role: true, teamId: true } });
  if (!user) throw new AppError("not-found:person", `There is no account for ${email}. Make one first, by an invitation or create-user.`);
  return { ...user, role: toRole(user.role) };
}
