import { isIP, isIPv4 } from "node:net";

/**
 * The browser's network address from X-Forwarded-For: its last hop, which is the one that our own server (or the proxy
 * that we trust) wrote; those before it may be invented. scripts/web.ts overwrites the header unless SEEDLOOM_TRUST_PROXY is true.
 *
 * @returns null when there is none, or it is not an address.
 */
export function clientAddress(forwardedFor: string | null): string | null {
  const hop = forwardedFor?.split(",").at(-1)?.trim() ?? "";
  // Some proxies add the port: 203.0.113.7:4711, [2001:db8::1]:4711.
  const bare = /^\[(.*)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, "").toLowerCase();
  return isIP(address) ? address : null;
}

/** What counts as one place: an IPv4 address, or the /64 network that a provider gives to one customer. */
export function networkOf(address: string): string {
  if (isIPv4(address)) return address;
  const [head = "", tail] = address.replace(/%.*$/, "").split("::");
  const groups = (text: string) => text.split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(Math.max(0, zeros)).fill("0"), ...groups(tail ?? "")];
  const network = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}
