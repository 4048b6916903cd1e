"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/server.ts";
import { emailSchema, roleSchema } from "@/lib/accounts/forms.ts";
import * as invitations from "@/lib/accounts/invitations.ts";
import * as people from "@/lib/accounts/people.ts";

const idSchema = z.object({ id: z.uuid() });
const inviteSchema = z.object({ email: z.union([z.literal("").transform(() => null), emailSchema]).nullable(), role: roleSchema });

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
