import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import Provider, { type Context } from "oidc-provider";
import { freePort } from "../lib/db/embedded.ts";

/** What the provider says of a person; `sub` is also what is typed as login. */
interface OidcPerson {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
}

export interface OidcServer {
  issuer: string;
  /** The studio's environment variables for this provider. */
  environment: { OIDC_ISSUER: string; OIDC_CLIENT_ID: string; OIDC_CLIENT_SECRET: string };
  addPerson(person: OidcPerson): void;
  stop(): Promise<void>;
}

const LOGIN = "/login/";

/**
 * A real OpenID Connect provider (the certified `oidc-provider`) on the loopback address. It insists on PKCE and, as the
 * standard has it, tells email and name at the userinfo endpoint and not in the ID token.
 *
 * @param studioUrl where the studio runs, such as `http://127.0.0.1:3000`.
 */
export async function startOidcServer(studioUrl: string): Promise<OidcServer> {
  const people = new Map<string, OidcPerson>();
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const client = { client_id: "seedloom", client_secret: "a secret of the browser tests" };
  const provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [`${studioUrl}/api/auth/callback/oidc`], grant_types: ["authorization_code"] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `${LOGIN}${uid}` },
    pkce: { required: () => true },
    cookies: { keys: ["for the browser tests"] },
    findAccount: (_: unknown, sub: string) => {
      const person = people.get(sub);
      return person && { accountId: sub, claims: () => person };
    },
    // Nobody is asked for consent: what is tested is the studio, not the provider's pages.
    loadExistingGrant: async (context: Context) => {
      const { session, client: asking, params } = context.oidc;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: asking.clientId });
      grant.addOIDCScope(params.scope);
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (request.url?.startsWith(LOGIN)) void logIn(provider, request, response);
    else answer(request, response);
  }).listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    issuer,
    environment: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client.client_id, OIDC_CLIENT_SECRET: client.client_secret },
    addPerson: (person) => people.set(person.sub, person),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The provider's own page: whoever is typed is signed in there. */
async function logIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "POST") {
    const login = new URLSearchParams(await text(request)).get("login") ?? "";
    return provider.interactionFinished(request, response, { login: { accountId: login } });
  }
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(
    `<!doctype html><title>Example ID</title><form method="post"><label>Login <input name="login"></label><button>Sign in</button></form>`,
  );
}
