"use server";

import { openAction } from "@/app/server.ts";
import { accountSchema } from "@/lib/accounts/forms.ts";
import { createFirstOwner } from "@/lib/accounts/users.ts";

export const setUp = openAction(accountSchema, createFirstOwner);
