import type { NextAuthOptions } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { admitOidcUser, findOidcUser, oidcSettings } from "@/lib/accounts/oidc.ts";
import { claimsSchema } from "@/lib/accounts/oidc-rules.ts";
import { dropSession, startSession } from "@/lib/accounts/sessions.ts";
import { checkPassword } from "@/lib/accounts/sign-in.ts";
import { codeOfSignInError } from "@/lib/accounts/sign-in-errors.ts";
import { isUuid } from "@/lib/accounts/uuid.ts";
import { logger } from "@/lib/log.ts";
import { browserOfRequest } from "./browser.ts";
import { OIDC, oidcProvider } from "./oidc-provider.ts";
import { COOKIE_AGE, isSecure, sessionCookie, sessionSecret } from "./session-cookie.ts";

/**
 * next-auth signs in and out and seals the cookie. The cookie carries nothing but the id of a row of `sessions`, which
 * `currentUser` looks up at each request: deleting the row ends the session.
 */
export function authOptions(): NextAuthOptions {
  const oidc = oidcSettings();
  return {
    secret: sessionSecret(),
    useSecureCookies: isSecure(),
    cookies: { sessionToken: sessionCookie() },
    session: { strategy: "jwt", maxAge: COOKIE_AGE },
    pages: { signIn: "/sign-in", signOut: "/sign-out", error: "/sign-in" },
    providers: [password, ...(oidc ? [oidcProvider(oidc)] : [])],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== OIDC || !oidc) return true;
        const decision = await admitOidcUser(claimsSchema.parse(profile), oidc.signUp);
        return decision.kind === "refuse" ? `/sign-in?error=${decision.reason}` : true;
      },
      async jwt({ token, account, user, profile }) {
        if (!account) return token;
        const person = account.provider === OIDC ? await findOidcUser(claimsSchema.parse(profile)) : user;
        if (!person) throw new Error("signed in without an account");
        const session = await startSession(person.id, await browserOfRequest());
        return { sessionId: session.id };
      },
      // Nothing about the person is told here: pages ask `currentUser`.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (isUuid(token?.sessionId)) await dropSession(token.sessionId, (await browserOfRequest()).address);
      },
    },
    logger: {
      error: (code, metadata) => logger().error({ code, err: errorOf(metadata) }, "signing in failed"),
      warn: (code) => logger().debug({ code }, "next-auth"),
      debug: () => {},
    },
  };
}

const password = credentials({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  async authorize(given) {
    try {
      return await checkPassword(given?.email ?? "", given?.password ?? "", (await browserOfRequest()).address);
    } catch (error) {
      const code = codeOfSignInError(error);
      if (!code) logger().error({ err: error }, "unforeseen error at sign-in");
      throw new Error(code ?? "internal");
    }
  },
});

/** The error alone: what next-auth adds may hold tokens. */
const errorOf = (metadata: unknown) =>
  metadata instanceof Error
    ? metadata
    : typeof metadata === "object" && metadata !== null && "error" in metadata
      ? metadata.error
      : undefined;
