import { CircleCheck, Download, Gauge, ListChecks } from "lucide-react";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { formatBytes, plural } from "@/lib/format.ts";
import type { SavedFile } from "./types.ts";

interface NextStepsProps {
  id: string;
  completed: boolean;
  accepted: number;
  files: readonly SavedFile[];
  /** The files are still being written. */
  saving: boolean;
}

/** What to do with a finished dataset, and where it lies. */
export function NextSteps({ id, completed, accepted, files, saving }: NextStepsProps) {
  return (
    <section aria-labelledby="next-heading" className="rounded-xl border px-5 py-4">
      <h2 id="next-heading" className="flex items-center gap-2 font-semibold text-[0.9375rem]">
        {completed && <CircleCheck aria-hidden className="size-4 text-accent" />}
        {completed ? "Your dataset is ready" : "What was made is kept"}
      </h2>
      <p className="mt-1 text-soft">
        <ForChangers otherwise={`Read the ${plural(accepted, "pair")}, or download them.`}>
          Read the {plural(accepted, "pair")} and keep what is good, have a model judge them, then export them in the format that you need.
          For another version, clone it: the copy is a new draft with the same settings.
        </ForChangers>
      </p>
      <nav aria-label="Next steps" className="mt-3 flex flex-wrap gap-2">
        <ButtonLink size="small" href={`/generations/${id}/review`}>
          <ListChecks /> Review
        </ButtonLink>
        <ForChangers>
          <ButtonLink size="small" href={`/evaluations/new?dataset=${id}`}>
            <Gauge /> Evaluate
          </ButtonLink>
          <ButtonLink size="small" href={`/generations/${id}/export`}>
            <Download /> Export
          </ButtonLink>
        </ForChangers>
      </nav>
      {saving && (
        // As high as the two lines that come in its place.
        <p className="mt-3 min-h-[4.5625rem] border-t pt-3 text-[0.8125rem] text-soft">
          The dataset is being saved as a file; its place appears here.
        </p>
      )}
      {!saving && files.length > 0 && (
        <dl className="mt-3 grid border-t pt-2 text-[0.8125rem]">
          {files.map((file) => (
            <div key={file.place} className="grid items-center gap-x-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
              <dt className="text-soft">
                {file.kind === "dataset" ? "Saved file" : "Its metadata"} ·{" "}
                <span className="tabular-nums">{formatBytes(file.sizeBytes)}</span>
              </dt>
              <dd className="flex min-w-0 items-center gap-1.5">
                <code className="truncate font-mono text-xs" title={file.place}>
                  {file.place}
                </code>
                <CopyButton
                  text={file.place}
                  label={file.kind === "dataset" ? "Copy the file's place" : "Copy the metadata file's place"}
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
