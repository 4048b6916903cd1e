import type { Draft } from "../generation/config.ts";
import { inputsOf } from "./inputs.ts";
import { planDocuments } from "./plan-documents.ts";
import { planItems } from "./plan-items.ts";
import type { PlannedSource } from "./planned-source.ts";
import { SourceError } from "./source-error.ts";
import { listFilesOf, type SourceFile } from "./source-files.ts";

/**
 * What a generation from files is to make its rows of, in order; the same every time it is asked.
 * @throws SourceError with a sentence for the user when a file is gone, or was not read, or holds nothing
 */
export async function* planSources(generationId: string, { configure, prompt }: Draft): AsyncGenerator<PlannedSource> {
  const files = await listFilesOf(generationId);
  requireReady(files, configure.fileIds.length);
  const [first] = files;
  if (inputsOf(configure) === "items") {
    if (first) yield* planItems(first, prompt);
    return;
  }
  const chunking = { tokens: prompt.chunking.tokens ?? 0, overlap: prompt.chunking.overlap ?? 0 };
  yield* planDocuments(files, chunking, prompt.documentRows ?? 0);
}

/** @param wanted how many files were chosen @throws SourceError */
export function requireReady(files: readonly SourceFile[], wanted: number): void {
  const gone = wanted - files.length;
  if (gone > 0)
    throw new SourceError(
      gone === 1 && wanted === 1
        ? "The file that it was to be made from was deleted. Clone the dataset and choose another file."
        : `${gone} of the ${wanted} files that it was to be made from ${gone === 1 ? "was" : "were"} deleted. Clone the dataset and choose the files again.`,
    );
  const unready = files.find((file) => file.status !== "ready");
  if (unready?.status === "failed") throw new SourceError(`“${unready.name}” could not be read: ${unready.statusReason}`);
  if (unready) throw new SourceError(`“${unready.name}” has not been read yet. Wait until it is ready.`);
}
