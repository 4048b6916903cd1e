import type { Outcome } from "@/lib/errors.ts";
import type { Progress, SeedProgress } from "@/lib/generation/progress.ts";
import type { SaveTemplate } from "../templates/types.ts";

/** How far a generation is, as the page asks for it every second. */
export type ProgressView = Omit<Progress, "seeds" | "startedAt" | "finishedAt"> & {
  /** From start to end, pauses included; null while it has not ended. */
  secondsTaken: number | null;
  seeds: SeedCount[];
};

export type SeedCount = Pick<SeedProgress, "id" | "accepted" | "missing" | "missingReason" | "duplicates">;

/** What of a seed does not change. */
export type SeedText = Pick<SeedProgress, "id" | "text" | "asked">;

/** The dataset as it lies in the file storage. */
export interface SavedFile {
  kind: string;
  /** Where it lies: an absolute path. */
  place: string;
  sizeBytes: number;
}

/** What a person can do with a generation; the page's server actions. */
export interface GenerationActions {
  pause: (input: { id: string }) => Promise<Outcome<unknown>>;
  resume: (input: { id: string }) => Promise<Outcome<unknown>>;
  cancel: (input: { id: string }) => Promise<Outcome<unknown>>;
  /** Everything that is missing, or the failed calls of one reason. */
  retry: (input: { id: string; only?: { code: string; reason: string } }) => Promise<Outcome<unknown>>;
  /** US dollars; null for none. */
  setLimit: (input: { id: string; limit: number | null }) => Promise<Outcome<unknown>>;
  rename: (input: { id: string; name: string }) => Promise<Outcome<unknown>>;
  saveTemplate: SaveTemplate;
  clone: (input: { id: string }) => Promise<Outcome<{ href: string }>>;
  remove: (input: { id: string }) => Promise<Outcome<unknown>>;
}
