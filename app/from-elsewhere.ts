/**
 * Whether another site's page made the browser send this request (cross-site request forgery). Browsers say so in
 * Sec-Fetch-Site, and to addresses without TLS at least in Origin; programs that are no browsers send neither.
 */
export function isFromElsewhere(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin";
  const origin = headers.get("origin");
  if (origin === null) return false;
  // The name that the browser used: a trusted proxy says it, else scripts/web.ts has removed the claim.
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() ?? headers.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase();
}
