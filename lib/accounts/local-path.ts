/**
 * Where to go after signing in: `wanted` when it is a path of this studio, else the home page. An address of another
 * site, also one dressed as a path (`//host`, `/\host`, a control character), is never followed.
 */
export function localPath(wanted: unknown): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || wanted.length > 2_000) return "/";
  const base = "http://studio.invalid";
  if (!URL.canParse(wanted, base)) return "/";
  const url = new URL(wanted, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return "/";
  return leadsNowhere(url.pathname) ? "/" : url.pathname + url.search + url.hash;
}

/** Pages that would send a person who is signed in back, or sign them out. */
const leadsNowhere = (path: string) => /^\/(sign-in|sign-out|setup|invite|api)(\/|$)/.test(path);
