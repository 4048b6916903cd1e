"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/server.ts";
import { removeHubAccount, saveHubAccount, testHubAccount } from "@/lib/hub/account.ts";
import { hubAccountForm } from "@/lib/hub/account-form.ts";

const PAGE = "/settings/hub";

export const saveHubAccountAction = action(hubAccountForm, async (user, form) => {
  const { userName, namespaces } = await saveHubAccount(user, form);
  revalidatePath(PAGE);
  return { userName, namespaces };
});

// Whoever became a viewer must still be able to take their token back.
const OPEN = { viewers: true };

/** Asks the hub whose the stored token is. */
export const testHubAccountAction = action(
  z.object({}),
  async (user) => {
    const { userName, namespaces } = await testHubAccount(user);
    return { userName, namespaces };
  },
  OPEN,
);

export const removeHubAccountAction = action(
  z.object({}),
  async (user) => {
    await removeHubAccount(user);
    revalidatePath(PAGE);
  },
  OPEN,
);
