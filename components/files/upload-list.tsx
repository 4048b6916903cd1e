"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Button, IconButton } from "@/components/ui/button.tsx";
import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import { formatBytes } from "@/lib/format.ts";
import { dismiss, goOn, type UploadItem } from "./upload-store.ts";

/** Uploads of this tab, each with how far it is. */
export function UploadList({ items }: { items: readonly UploadItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul aria-label="Uploads" className="divide-y rounded-xl border">
      {items.map((item) => (
        <li key={item.key} className="flex items-center gap-3 px-4 py-2.5">
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline justify-between gap-3">
              <span className="truncate font-medium" title={item.name}>
                {item.name}
              </span>
              <span className="shrink-0 text-soft text-[0.8125rem] tabular-nums">{stateOf(item)}</span>
            </div>
            {item.state === "sending" || item.state === "waiting" ? (
              <ProgressBar
                className="mt-1.5"
                value={item.sentBytes / item.sizeBytes}
                label={`Upload of ${item.name}`}
                text={`${formatBytes(item.sentBytes)} of ${formatBytes(item.sizeBytes)}`}
              />
            ) : (
              <Outcome item={item} />
            )}
          </div>
          {item.state === "failed" && (
            <Button size="small" onClick={() => goOn(item.key)}>
              Go on
            </Button>
          )}
          <IconButton
            label={item.state === "done" || item.state === "refused" ? `Hide ${item.name}` : `Give up the upload of ${item.name}`}
            onClick={() => void dismiss(item.key)}
          >
            <X />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

function Outcome({ item }: { item: UploadItem }) {
  if (item.state === "done")
    return (
      <p role="status" className="flex items-center gap-1.5 text-soft text-[0.8125rem]">
        <CircleCheck aria-hidden className="size-3.5 text-accent" /> Uploaded
      </p>
    );
  return (
    <p role="alert" className="mt-0.5 flex gap-1.5 text-[0.8125rem]">
      <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-danger" /> {item.message}
    </p>
  );
}

function stateOf({ state, sentBytes, sizeBytes }: UploadItem): string {
  if (state === "waiting") return "Waiting for its turn";
  if (state === "sending") return `${formatBytes(sentBytes)} of ${formatBytes(sizeBytes)}`;
  return formatBytes(sizeBytes);
}
