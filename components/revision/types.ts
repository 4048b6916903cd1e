import type { GenerationActions } from "@/components/generation/types.ts";
import type { Outcome } from "@/lib/errors.ts";
import type { BatchDecided, Decide, Decided } from "@/lib/revision/decide.ts";
import type { FixUndone } from "@/lib/revision/undo.ts";

interface FixId {
  /** The dataset's. */
  id: string;
  run: string;
}

export type Batch = FixId & { decision: "accept" | "refuse"; after: number; action: string | null; at: string | null };
export type Undo = { decision: "accept"; action: string } | { decision: "refuse"; at: string };

/** What a person can do with a revision; the page's server actions. */
export interface FixActions extends Pick<GenerationActions, "pause" | "resume" | "cancel" | "retry" | "setLimit" | "remove"> {
  decide: (input: FixId & { change: string; decision: Decide; seen?: number }) => Promise<Outcome<Decided>>;
  decideBatch: (input: Batch) => Promise<Outcome<BatchDecided>>;
  undo: (input: FixId & Undo) => Promise<Outcome<FixUndone>>;
}
