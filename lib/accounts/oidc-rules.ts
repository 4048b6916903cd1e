import { z } from "zod";

/** What an OpenID Connect provider says of a person (OpenID Connect Core 1.0, 5.1). */
export const claimsSchema = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1),
  email: z.string().optional(),
  // Some providers send the truth value as a string.
  email_verified: z.union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")]).optional(),
  name: z.string().optional(),
});

export type OidcClaims = z.output<typeof claimsSchema>;

/** Why a person may not come in; each has its sentence in sign-in-errors.ts. */
export type OidcRefusal = "oidc-setup" | "oidc-no-email" | "oidc-unverified" | "oidc-other-identity" | "oidc-no-account";

export type OidcDecision =
  | { kind: "sign-in"; userId: string }
  | { kind: "link"; userId: string }
  | { kind: "create"; email: string; name: string }
  | { kind: "refuse"; reason: OidcRefusal };

/** What the studio knows that matters for the decision. */
export interface OidcFacts {
  isFirstVisit: boolean;
  /** The account with this provider's subject. */
  bySubject: { id: string } | null;
  /** The account with the claimed email address. */
  byEmail: { id: string; oidcSubject: string | null } | null;
  /** OIDC_SIGN_UP: whether strangers get a member's account. */
  signUp: boolean;
}

/** The subject of a provider; unique only together with its issuer (OpenID Connect Core 1.0, 2). */
export const subjectOf = (claims: Pick<OidcClaims, "iss" | "sub">) => `${claims.iss}|${claims.sub}`;

export const emailOf = (claims: OidcClaims) => claims.email?.trim().toLowerCase() || null;

/**
 * Who signs in: the account that this identity is linked to; else the one with the same address, if the provider has
 * verified it and no other identity is linked; else, where that is allowed, a new one.
 */
export function decideOidcUser(claims: OidcClaims, { isFirstVisit, bySubject, byEmail, signUp }: OidcFacts): OidcDecision {
  const refuse = (reason: OidcRefusal): OidcDecision => ({ kind: "refuse", reason });
  if (isFirstVisit) return refuse("oidc-setup");
  if (bySubject) return { kind: "sign-in", userId: bySubject.id };
  const email = emailOf(claims);
  if (!email) return refuse("oidc-no-email");
  if (claims.email_verified !== true) return refuse("oidc-unverified");
  if (byEmail) return byEmail.oidcSubject === null ? { kind: "link", userId: byEmail.id } : refuse("oidc-other-identity");
  if (!signUp) return refuse("oidc-no-account");
  return { kind: "create", email, name: claims.name?.trim().slice(0, 100) || email.split("@", 1)[0] || email };
}
