import { AppError } from "../errors.ts";
import type { Draft } from "../generation/config.ts";
import { inputsOf } from "./inputs.ts";
import type { CallTopic } from "./origin.ts";
import { planDocuments } from "./plan-documents.ts";
import { planItems } from "./plan-items.ts";
import { requireReady } from "./plan-sources.ts";
import type { PlannedSource } from "./planned-source.ts";
import { SourceError } from "./source-error.ts";
import { listFilesOf } from "./source-files.ts";

/** The topics that a draft's first calls are about, as the run will have them. Empty where there are none yet. */
export async function firstTopics(generationId: string, draft: Draft, most: number): Promise<CallTopic[]> {
  if (inputsOf(draft.configure) === "seeds") {
    const seeds = draft.prompt.seeds.map((seed) => seed.trim()).filter(Boolean);
    return seeds.slice(0, most).map((text) => ({ text, source: null }));
  }
  try {
    return (await firstSources(generationId, draft, most)).map(toTopic);
  } catch (error) {
    if (error instanceof SourceError) throw new AppError("bad-input:configure", error.message, { field: "fileIds" });
    throw error;
  }
}

async function firstSources(generationId: string, { configure, prompt }: Draft, most: number): Promise<PlannedSource[]> {
  const files = await listFilesOf(generationId);
  requireReady(files, configure.fileIds.length);
  const [file] = files;
  if (!file) throw new SourceError("Choose the file with the items first, in the step Configure.");
  const { tokens, overlap } = prompt.chunking;
  // A first document is enough, and one row of each chunk.
  const sources =
    inputsOf(configure) === "items"
      ? planItems(file, prompt)
      : planDocuments([file], { tokens: tokens ?? 800, overlap: overlap ?? 0 }, Math.max(1, prompt.documentRows ?? 1));
  const first: PlannedSource[] = [];
  for await (const source of sources) {
    first.push(source);
    if (first.length >= most) break;
  }
  return first;
}

const toTopic = ({ kind, text, origin }: PlannedSource): CallTopic => {
  if ("fields" in origin) return { text, source: { kind: "item", origin } };
  return { text, source: kind === "chunk" ? { kind, origin } : null };
};
