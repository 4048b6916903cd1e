import { database } from "../db/client.ts";
import { environment } from "../env.ts";
import { decideOidcUser, emailOf, type OidcClaims, type OidcDecision, subjectOf } from "./oidc-rules.ts";
import { insertUser, lockAccounts } from "./users.ts";

/** The provider from the environment, or null when there is none. */
export function oidcSettings() {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_SIGN_UP } = environment();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  const wellKnown = `${OIDC_ISSUER.replace(/\/+$/, "")}/.well-known/openid-configuration`;
  return { wellKnown, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, name: OIDC_NAME, signUp: OIDC_SIGN_UP };
}

/** Finds, links or makes the account of someone whom the provider vouches for, by the rules of `decideOidcUser`. */
export async function admitOidcUser(claims: OidcClaims, signUp: boolean): Promise<OidcDecision> {
  const oidcSubject = subjectOf(claims);
  const email = emailOf(claims);
  return database().$transaction(async (tx) => {
    await lockAccounts(tx);
    const decision = decideOidcUser(claims, {
      isFirstVisit: (await tx.user.count()) === 0,
      bySubject: await tx.user.findUnique({ where: { oidcSubject }, select: { id: true } }),
      byEmail: email ? await tx.user.findUnique({ where: { email }, select: { id: true, oidcSubject: true } }) : null,
      signUp,
    });
    if (decision.kind === "link") await tx.user.update({ where: { id: decision.userId }, data: { oidcSubject } });
    if (decision.kind === "create") {
      await insertUser(tx, { email: decision.email, name: decision.name, role: "member", oidcSubject });
    }
    return decision;
  });
}

/** The account that an identity is linked to. */
export async function findOidcUser(claims: Pick<OidcClaims, "iss" | "sub">): Promise<{ id: string } | null> {
  return database().user.findUnique({ where: { oidcSubject: subjectOf(claims) }, select: { id: true } });
}
