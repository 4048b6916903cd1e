import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Whether a request may read the metrics, by its `Authorization: Bearer …`. Without a token in the environment nobody may:
 * whether a request comes from this machine cannot be told, for a proxy on it may pass on those of the whole world.
 */
export function metricsAccess(token: string | undefined, authorization: string | null): "off" | "refused" | "allowed" {
  if (token === undefined) return "off";
  const sent = /^Bearer +(\S+) *$/i.exec(authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(sent), digest(token)) ? "allowed" : "refused";
}

/** Of one length, whatever was sent: the comparison takes the same time for all. */
const digest = (text: string) => createHash("sha256").update(text).digest();
