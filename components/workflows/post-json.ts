import type { Outcome } from "@/lib/errors.ts";

const UNREACHABLE: Outcome<never> = {
  ok: false,
  error: { code: "unavailable:server", message: "The studio cannot be reached. Check your connection to it and try again." },
};

/** Asks one of our own route handlers to do something that may take a while; the signal cancels it. */
export async function postJson<Value>(address: string, body: object, signal?: AbortSignal): Promise<Outcome<Value>> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
    const answer = await response.json();
    return response.ok ? { ok: true, value: answer } : { ok: false, error: answer.error };
  } catch {
    return UNREACHABLE;
  }
}
