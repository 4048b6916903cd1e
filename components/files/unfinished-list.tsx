"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardHeader } from "@/components/ui/card.tsx";
import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import { formatBytes } from "@/lib/format.ts";
import type { FileActions } from "./file-actions.ts";

export interface UnfinishedUpload {
  id: string;
  name: string;
  sizeBytes: number;
  uploadedBytes: number;
}

/** Uploads that were broken off: by a reload, in another tab or browser. Picking the same file again goes on with one. */
export function UnfinishedList({ uploads, remove }: { uploads: readonly UnfinishedUpload[]; remove: FileActions["remove"] }) {
  const router = useRouter();
  const { run, pending, error } = useOutcome();
  if (uploads.length === 0) return null;
  return (
    <Card>
      <CardHeader
        title="Unfinished uploads"
        description="Choose the same file again, in the browser that you began in: it goes on where it was broken off."
      />
      <ul aria-label="Unfinished uploads" className="mt-3 divide-y border-t">
        {uploads.map(({ id, name, sizeBytes, uploadedBytes }) => (
          <li key={id} className="flex items-center gap-3 px-5 py-2.5">
            <div className="min-w-0 flex-1">
              <div className="flex items-baseline justify-between gap-3">
                <span className="truncate font-medium" title={name}>
                  {name}
                </span>
                <span className="shrink-0 text-soft text-[0.8125rem] tabular-nums">
                  {formatBytes(uploadedBytes)} of {formatBytes(sizeBytes)}
                </span>
              </div>
              <ProgressBar
                className="mt-1.5"
                value={uploadedBytes / sizeBytes}
                label={`What is there of ${name}`}
                text={`${formatBytes(uploadedBytes)} of ${formatBytes(sizeBytes)}`}
              />
            </div>
            <Button
              size="small"
              disabled={pending}
              aria-label={`Discard ${name}`}
              onClick={() =>
                run(
                  () => remove({ id }),
                  () => router.refresh(),
                )
              }
            >
              Discard
            </Button>
          </li>
        ))}
      </ul>
      {error && (
        <Callout tone="danger" className="m-4">
          {error}
        </Callout>
      )}
    </Card>
  );
}
