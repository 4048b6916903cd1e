"use server";

import { z } from "zod";
import { openAction } from "@/app/server.ts";
import { type AccountForm, accountSchema } from "@/lib/accounts/forms.ts";
import { acceptInvitation } from "@/lib/accounts/invitations.ts";

const joinSchema = accountSchema.extend({ token: z.string().max(200) });

const accept = openAction(joinSchema, ({ token, ...account }) => acceptInvitation(token, account));

export async function join(token: string, account: AccountForm) {
  return accept({ ...account, token });
}
