"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/server.ts";
import { emailSchema, roleSchema } from "@/lib/accounts/forms.ts";
import * as invitations from "@/lib/accounts/invitations.ts";
import * as people from "@/lib/accounts/people.ts";
import * as teams from "@/lib/accounts/teams.ts";

const idSchema = z.object({ id: z.uuid() });
const teamId = z.uuid().nullable();
const inviteSchema = z.object({
  email: z.union([z.literal("").transform(() => null), emailSchema]).nullable(),
  role: roleSchema,
  teamId: teamId.default(null),
});

const refresh = () => revalidatePath("/settings/people");

/** Answers the link's path; the page puts the address that it was opened by before it. */
export const invite = action(inviteSchema, async (user, input) => {
  const { token } = await invitations.createInvitation(user, input);
  refresh();
  return { path: `/invite/${token}` };
});

export const revokeInvitation = action(idSchema, async (user, input) => {
  await invitations.revokeInvitation(user, input);
  refresh();
});

export const setRole = action(idSchema.extend({ role: roleSchema }), async (user, input) => {
  await people.changeRole(user, input);
  refresh();
});

export const removePerson = action(idSchema, async (user, input) => {
  const moved = await people.removePerson(user, input);
  refresh();
  return moved;
});

export const setTeamAction = action(idSchema.extend({ teamId }), async (user, input) => {
  await teams.setTeam(user, input);
  refresh();
});

export const createTeamAction = action(z.object({ name: teams.teamName }), async (user, input) => {
  const team = await teams.createTeam(user, input);
  refresh();
  return team;
});

export const renameTeamAction = action(idSchema.extend({ name: teams.teamName }), async (user, input) => {
  await teams.renameTeam(user, input);
  refresh();
});

export const deleteTeamAction = action(idSchema, async (user, input) => {
  await teams.deleteTeam(user, input);
  refresh();
});
