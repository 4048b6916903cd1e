import { z } from "zod";
import type { LeftOut } from "@/lib/connections/learnt-models.ts";
import type { TestResult } from "@/lib/connections/test-connection.ts";
import type { Trial } from "@/lib/generation/assist.ts";
import type { ExpandedSeed, Suggestions } from "@/lib/generation/assist-seeds.ts";
import { ATTRIBUTE_LIMITS } from "@/lib/generation/attribute-rules.ts";
import { type Example, LIMITS } from "@/lib/generation/config.ts";
import type { Estimate } from "@/lib/generation/estimate.ts";
import type { PromptVersion } from "@/lib/generation/prompt-versions.ts";
import { TREE_LIMITS } from "@/lib/generation/topic-tree.ts";
import { refineRequest, writeRequest } from "@/lib/generation/write-request.ts";
import type { Message, ModelInfo } from "@/lib/inference/types.ts";
import type { ChunksPage } from "@/lib/sources/look-at-chunks.ts";
import type { SourceFile } from "@/lib/sources/source-files.ts";

// What the wizard's pages ask of their draft's assist route, and what it answers.

/** The most seeds that are suggested at once. */
const MAX_SUGGESTIONS = 50;
const MAX_FILE_LENGTH = 6_000_000;
const file = { name: z.string().max(500), text: z.string().max(MAX_FILE_LENGTH, "The file is too large.") };

export const assistRequest = z.discriminatedUnion("task", [
  z.object({ task: z.literal("models"), connectionId: z.uuid() }),
  z.object({ task: z.literal("test"), connectionId: z.uuid(), modelId: z.string().max(2_048) }),
  z.object({ task: z.literal("left-out"), connectionId: z.uuid(), modelId: z.string().max(2_048) }),
  z.object({ task: z.literal("preview") }),
  z.object({ task: z.literal("try") }),
  z.object({ task: z.literal("seeds"), count: z.int().min(1).max(MAX_SUGGESTIONS) }),
  z.object({
    task: z.literal("expand"),
    seed: z.string().trim().min(1).max(LIMITS.seedLength),
    perLevel: z.array(z.int().min(2).max(TREE_LIMITS.perLevel)).min(1).max(TREE_LIMITS.levels),
  }),
  z.object({
    task: z.literal("values"),
    attribute: z.string().trim().min(1, "Give the attribute a name first.").max(ATTRIBUTE_LIMITS.nameLength),
    existing: z.array(z.string().max(ATTRIBUTE_LIMITS.valueLength)).max(ATTRIBUTE_LIMITS.values),
    count: z.int().min(1).max(ATTRIBUTE_LIMITS.values),
  }),
  z.object({ task: z.literal("prompt"), request: writeRequest, refine: refineRequest.nullable() }),
  /** The prompt's versions; keeps the present text as one of them first. */
  z.object({ task: z.literal("versions") }),
  z.object({ task: z.literal("import-seeds"), ...file }),
  z.object({ task: z.literal("import-examples"), ...file }),
  z.object({ task: z.literal("estimate") }),
  z.object({ task: z.literal("source-files"), fileIds: z.array(z.uuid()).max(100) }),
  z.object({ task: z.literal("chunks"), fileId: z.uuid(), from: z.int().min(0).max(10_000_000) }),
]);

export type AssistRequest = z.infer<typeof assistRequest>;
export type Task = AssistRequest["task"];

/** The first call's messages word for word, how many tokens they are, and how many calls there are in all. */
interface CallPreview {
  messages: readonly Message[];
  tokens: number;
  topic: string;
  calls: number;
}

/** A file that the draft is made from, as its pages show it. */
export type WizardFile = Omit<SourceFile, "key" | "textKey">;

export interface AssistAnswers {
  models: ModelInfo[];
  test: TestResult;
  "left-out": LeftOut[];
  preview: CallPreview;
  try: Trial;
  seeds: Suggestions;
  expand: ExpandedSeed;
  values: string[];
  prompt: string;
  versions: PromptVersion[];
  "import-seeds": string[];
  "import-examples": Example[];
  estimate: Estimate;
  "source-files": WizardFile[];
  chunks: ChunksPage;
}
