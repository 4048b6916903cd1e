/** Asks one of our own route handlers. Throws an Error whose message is the sentence that the server gave. */
export async function fetchJson<Value>(address: string, signal: AbortSignal): Promise<Value> {
  const response = await fetch(address, { signal, cache: "no-store", headers: { accept: "application/json" } });
  if (response.ok) return response.json();
  const body: { error?: { message?: string } } = await response.json().catch(() => ({}));
  throw new Error(body.error?.message ?? `The server answered ${response.status}. Reload the page.`);
}
