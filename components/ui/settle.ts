import type { Outcome } from "@/lib/errors.ts";

/** A server action's outcome, also when the server could not be reached. */
export function settle<Value>(work: Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  return work.catch(() => ({
    ok: false,
    error: { code: "unavailable:server", message: "The server did not answer. Check that it runs, then try again." },
  }));
}
