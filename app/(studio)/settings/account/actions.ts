"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/server.ts";
import { nameSchema, passwordSchema } from "@/lib/accounts/forms.ts";
import { changeName, changePassword } from "@/lib/accounts/profile.ts";
import * as sessions from "@/lib/accounts/sessions.ts";

// One's own account is everybody's to change, a viewer's too.
const OPEN = { viewers: true };

export const rename = action(
  z.object({ name: nameSchema }),
  async (user, input) => {
    await changeName(user, input);
    revalidatePath("/", "layout");
  },
  OPEN,
);

export const setPassword = action(
  z.object({ current: z.string().max(1_000), password: passwordSchema }),
  async (user, input) => {
    const ended = await changePassword(user, input);
    revalidatePath("/settings/account");
    return { ended };
  },
  OPEN,
);

export const endSession = action(
  z.object({ id: z.uuid() }),
  async (user, { id }) => {
    await sessions.endSession(user, id);
    revalidatePath("/settings/account");
  },
  OPEN,
);

export const endOtherSessions = action(
  z.object({}),
  async (user) => {
    await sessions.endOtherSessions(user, user.sessionId);
    revalidatePath("/settings/account");
  },
  OPEN,
);
