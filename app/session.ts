import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { resumeSession, type SignedIn } from "@/lib/accounts/sessions.ts";
import { isUuid } from "@/lib/accounts/uuid.ts";
import { describeRequest } from "@/lib/request-context.ts";
import { browserOfRequest } from "./browser.ts";
import { sessionCookie, sessionSecret } from "./session-cookie.ts";

export type { SignedIn };

/** Who is signed in, asked once in a request: the cookie is genuine, and its session and account still exist. */
export const currentUser = cache(async (): Promise<SignedIn | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  const sessionId = await readSessionId(token);
  const person = sessionId && (await resumeSession(sessionId));
  if (!person) return null;
  describeRequest({ userId: person.id });
  return { ...person, address: (await browserOfRequest()).address };
});

/** The session's id in a cookie of ours; null when it was forged, damaged or sealed with another key. */
async function readSessionId(token: string): Promise<string | null> {
  try {
    const content = await decode({ token, secret: sessionSecret() });
    return isUuid(content?.sessionId) ? content.sessionId : null;
  } catch {
    return null;
  }
}
