import type { RowShape } from "@/lib/generation/fields/row-shape.ts";
import type { GenerationStatus } from "@/lib/generation/status.ts";
import type { ReviewAction } from "@/lib/review/list-actions.ts";
import type { FilterChoices } from "@/lib/review/read-choices.ts";
import type { ReviewState } from "@/lib/review/state.ts";
import type { Inputs } from "@/lib/sources/inputs.ts";

/** What the review page knows of its dataset. */
export interface ReviewedDataset {
  id: string;
  name: string;
  status: GenerationStatus;
  shape: RowShape;
  inputs: Inputs;
  /** Of a dataset of seeds only. */
  seeds: readonly { id: string; text: string }[];
  accepted: number;
  /** Rows refused as duplicates. */
  refused: number;
  choices: FilterChoices;
}

/** What was done lately, and how many rows are in each state. Times are ISO 8601. */
export interface ReviewHistory {
  actions: (Omit<ReviewAction, "createdAt" | "undoneAt"> & { createdAt: string; undoneAt: string | null })[];
  states: Record<ReviewState, number>;
}
