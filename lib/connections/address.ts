/** Clouds give out credentials at these to any program that asks; no model server is there. Hosts as URL writes them. */
const FORBIDDEN_HOSTS = [
  /^169\.254\./,
  /^100\.100\.100\.200$/,
  // The first two inside IPv6: mapped, and through a NAT64 gateway (RFC 6052).
  /^\[(?:::ffff|64:ff9b:):(?:a9fe:|6464:64c8\])/,
  /^\[fd00:ec2::254\]$/,
  /^\[fd20:ce::254\]$/,
  /^\[fe[89ab][0-9a-f]:/,
  /^metadata\.google\.internal\.?$/,
];

/** An address as it is stored, or the sentence that says what is wrong with it. */
export type CheckedAddress = { ok: true; url: string } | { ok: false; message: string };

/**
 * Checks the address of a model server and brings it into the form in which it is stored: without a slash at the end,
 * and without `/chat/completions`, which people copy along. Anything inside the own network is allowed, for model
 * servers stand there; a cloud's metadata addresses are not.
 */
export function checkAddress(typed: string): CheckedAddress {
  const text = typed.trim();
  const wrong = (message: string): CheckedAddress => ({ ok: false, message });
  if (text === "") return wrong("Enter the address.");
  if (!/^https?:\/\//i.test(text)) return wrong("The address must begin with http:// or https://.");
  if (!URL.canParse(text)) return wrong("This is not a complete address; it looks like https://host.example/v1.");
  const url = new URL(text);
  if (url.username || url.password) return wrong("Take the name and password out of the address, and enter the key in its own field.");
  if (url.search || url.hash) return wrong("Take the part from ? or # on out of the address.");
  if (FORBIDDEN_HOSTS.some((host) => host.test(url.hostname)))
    return wrong("This is an address inside the cloud that this machine may not call; enter the model server's own address.");
  const path = url.pathname.replace(/\/+$/, "").replace(/\/chat\/completions$/, "");
  return { ok: true, url: url.origin + path };
}
