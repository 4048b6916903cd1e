import type { ExportSettings } from "@/lib/export/settings.ts";
import type { PushTyped } from "@/lib/hub/push-form.ts";

const pushesOf = (generationId: string) => `/api/generations/${generationId}/pushes`;

/** Asks for a push. Throws an Error whose message is the sentence that the server gave. */
export const askPush = (generationId: string, form: Omit<PushTyped, "settings"> & { settings: ExportSettings }) =>
  send(pushesOf(generationId), { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(form) });

/** Stops a push that is under way. Throws as `askPush`. */
export const askStop = (generationId: string, pushId: string) => send(`${pushesOf(generationId)}?push=${pushId}`, { method: "DELETE" });

export const pushesAddress = pushesOf;

async function send(address: string, init: RequestInit): Promise<void> {
  const response = await fetch(address, init).catch(() => {
    throw new Error("The studio did not answer. Check your connection, then try again.");
  });
  if (response.ok) return;
  const body: { error?: { message?: string } } = await response.json().catch(() => ({}));
  throw new Error(body.error?.message ?? `The server answered ${response.status}. Reload the page.`);
}
