/** Requests are counted in windows of this many seconds. */
export const WINDOW_SECONDS = 60;

/** Where an API key stands in its window. */
export interface RateState {
  allowed: boolean;
  /** Requests in a window. */
  limit: number;
  /** Left in this one. */
  remaining: number;
  /** Whole seconds until the next one, rounded up. */
  resetSeconds: number;
}

/**
 * The headers that tell a client its rate limit, after draft-ietf-httpapi-ratelimit-headers-10 (structured fields of RFC 9651):
 * `q` requests in `w` seconds, of which `r` are left for `t` seconds. A request that was refused says when to come again.
 */
export function rateHeaders({ allowed, limit, remaining, resetSeconds }: RateState): Record<string, string> {
  return {
    "RateLimit-Policy": `"default";q=${limit};w=${WINDOW_SECONDS}`,
    RateLimit: `"default";r=${remaining};t=${resetSeconds}`,
    ...(!allowed && { "Retry-After": String(resetSeconds) }),
  };
}
