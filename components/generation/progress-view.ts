import type { Progress } from "@/lib/generation/progress.ts";
import type { ProgressView } from "./types.ts";

/** What of the progress moves, in the form that the page asks for every second: texts that stay are not sent again. */
export function toProgressView({ seeds, startedAt, finishedAt, ...progress }: Progress): ProgressView {
  return {
    ...progress,
    secondsTaken: startedAt && finishedAt ? (finishedAt.getTime() - startedAt.getTime()) / 1000 : null,
    seeds: seeds.map(({ id, accepted, missing, missingReason, duplicates }) => ({ id, accepted, missing, missingReason, duplicates })),
  };
}
