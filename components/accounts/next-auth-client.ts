// What these pages need of next-auth's browser client; the whole of it would be twenty times as much script.

const BASE = "/api/auth";

/** Signs in; null when it worked, else a code for `explainSignInError`. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  const url = await post(`${BASE}/callback/credentials`, { email, password });
  return new URL(url, window.location.href).searchParams.get("error");
}

/** Leads to the OpenID Connect provider, and from there back to `next`, a path of this studio. */
export async function startOidcSignIn(next: string): Promise<void> {
  window.location.assign(await post(`${BASE}/signin/oidc`, { callbackUrl: next }));
}

async function post(path: string, fields: Record<string, string>): Promise<string> {
  const { csrfToken } = await (await fetch(`${BASE}/csrf`)).json();
  const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
  const response = await fetch(path, { method: "POST", body });
  const { url } = await response.json();
  if (typeof url !== "string") throw new Error("next-auth answered without an address");
  return url;
}
