import { z } from "zod";
import type { ModelInfo } from "@/lib/inference/types.ts";
import type { FixEstimate } from "@/lib/revision/estimate.ts";
import { fixForm } from "@/lib/revision/form.ts";
import type { FixPreview } from "@/lib/revision/preview.ts";

// What the page “Fix these” asks of its assist route, and what it answers.

export const fixAssistRequest = z.discriminatedUnion("task", [
  z.object({ task: z.literal("models"), connectionId: z.uuid() }),
  z.object({ task: z.literal("estimate"), form: fixForm }),
  z.object({ task: z.literal("preview"), form: fixForm }),
]);

export type FixAssistRequest = z.infer<typeof fixAssistRequest>;

export interface FixAssistAnswers {
  models: ModelInfo[];
  estimate: FixEstimate;
  preview: FixPreview;
}
