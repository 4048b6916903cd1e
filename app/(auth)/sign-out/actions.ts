"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { currentUser } from "@/app/session.ts";
import { sessionCookie } from "@/app/session-cookie.ts";
import { dropSession } from "@/lib/accounts/sessions.ts";

export async function signOut(): Promise<void> {
  const user = await currentUser();
  if (user) await dropSession(user.sessionId, user.address);
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
  redirect("/sign-in");
}
