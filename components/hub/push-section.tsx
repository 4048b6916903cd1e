import type { ExportSettings } from "@/lib/export/settings.ts";

/** The helper hub writes this one; until it is merged there is nothing. */
export function PushSection(_: { generationId: string; settings: ExportSettings; rows: number }) {
  return null;
}
