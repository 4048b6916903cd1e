import type { Outcome } from "@/lib/errors.ts";
import type { ExportSettings } from "@/lib/export/settings.ts";

export type StartExport = (input: { id: string; settings: ExportSettings }) => Promise<Outcome<{ id: string; prepared: boolean }>>;
export type RemoveExport = (input: { id: string }) => Promise<Outcome<unknown>>;

/** What the parts of the form have: the settings so far, and a way to change some of them. */
export interface SettingsProps {
  settings: ExportSettings;
  change: (part: Partial<ExportSettings>) => void;
}
