import type { OAuthConfig } from "next-auth/providers/oauth";
import type { oidcSettings } from "@/lib/accounts/oidc.ts";
import { claimsSchema, type OidcClaims, subjectOf } from "@/lib/accounts/oidc-rules.ts";

/** The name of the provider in next-auth's routes: its redirect address ends in /api/auth/callback/oidc. */
export const OIDC = "oidc";

/** Authorization code flow with PKCE, state and nonce; the ID token is verified, the rest is read from userinfo. */
export function oidcProvider(settings: NonNullable<ReturnType<typeof oidcSettings>>): OAuthConfig<OidcClaims> {
  const { wellKnown, clientId, clientSecret, name } = settings;
  return {
    id: OIDC,
    name,
    type: "oauth",
    wellKnown,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    userinfo: {
      // By the standard, email and name need not be in the ID token (OpenID Connect Core 1.0, 5.4).
      async request({ client, tokens }) {
        const claims = readVerifiedToken(tokens.id_token);
        if (!client.issuer.metadata.userinfo_endpoint || !tokens.access_token) return claims;
        const more = await client.userinfo(tokens.access_token);
        if (more.sub !== claims.sub) throw new Error("userinfo is about another person than the ID token");
        return { ...more, ...claims };
      },
    },
    profile: (claims) => ({ id: subjectOf(claims) }),
  };
}

/** The claims of an ID token whose signature, issuer, audience and nonce openid-client has checked. */
function readVerifiedToken(token: string | undefined): OidcClaims {
  const payload = token?.split(".")[1] ?? "";
  return claimsSchema.loose().parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
}
