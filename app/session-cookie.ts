import { environment } from "@/lib/env.ts";
import { deriveKey } from "@/lib/secrets.ts";

/**
 * How long a browser keeps the cookie, in seconds: 400 days, the most that browsers allow. How long a session lasts is
 * decided by its row, which slides with each use (lib/accounts/sessions.ts); a cookie cannot be prolonged by a page.
 */
export const COOKIE_AGE = 34_560_000;

/** The cookie that carries the session's id, sealed by next-auth. */
export function sessionCookie() {
  const secure = isSecure();
  return {
    name: `${secure ? "__Secure-" : ""}seedloom.session`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** Whether people reach the studio by https. */
export const isSecure = () => environment().SEEDLOOM_URL?.startsWith("https:") ?? false;

/** Seals cookies; made from the studio's own key, so that it survives a restart. */
export const sessionSecret = () => deriveKey("session-cookie").toString("base64url");
