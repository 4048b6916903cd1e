import type { Outcome } from "@/lib/errors.ts";

/** The server actions of the file pages. */
export interface FileActions {
  remove: (input: { id: string }) => Promise<Outcome<unknown>>;
  readAgain: (input: { id: string }) => Promise<Outcome<unknown>>;
}
