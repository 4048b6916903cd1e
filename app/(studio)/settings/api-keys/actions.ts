"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/server.ts";
import { createApiKey, revokeApiKey } from "@/lib/api-keys/api-keys.ts";
import { apiKeyForm, expiryAfter } from "@/lib/api-keys/form.ts";

// A key is part of one's own account: a viewer may have one that reads, which `createApiKey` sees to.
const OPEN = { viewers: true };

const refresh = () => revalidatePath("/settings/api-keys");

/** Answers the key itself, which is never told again. */
export const createApiKeyAction = action(
  apiKeyForm,
  async (user, { name, scope, expiryDays }) => {
    const now = new Date();
    const { key } = await createApiKey(user, { name, scopes: [scope], expiresAt: expiryAfter(expiryDays, now) }, now);
    refresh();
    return { key };
  },
  OPEN,
);

export const revokeApiKeyAction = action(
  z.object({ id: z.uuid() }),
  async (user, { id }) => {
    await revokeApiKey(user, id);
    refresh();
  },
  OPEN,
);
