import { headers } from "next/headers";
import { clientAddress } from "@/lib/accounts/client-address.ts";
import { localPath } from "@/lib/accounts/local-path.ts";

/** The browser behind this request. */
export async function browserOfRequest(): Promise<{ userAgent: string; address: string | null }> {
  const all = await headers();
  return { userAgent: all.get("user-agent") ?? "", address: clientAddress(all.get("x-forwarded-for")) };
}

/** The sign-in page, which leads back to what was asked for; scripts/web.ts sets the path header. */
export async function signInPath(): Promise<string> {
  const wanted = localPath((await headers()).get("x-seedloom-path"));
  const url = new URL(wanted, "http://studio.invalid");
  url.searchParams.delete("_rsc");
  const next = url.pathname + url.search;
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
