"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/button.tsx";
import { type FileFormat, listFormats } from "@/lib/files/formats.ts";
import { formatBytes } from "@/lib/format.ts";
import { FileStatus } from "./file-status.tsx";
import { lengthOf } from "./length.ts";
import type { LibraryFile } from "./use-library.ts";

/** One chosen file; null stands for one that was deleted since. */
export function PickedFile({
  file,
  formats,
  onRemove,
}: {
  file: LibraryFile | null;
  formats: readonly FileFormat[];
  onRemove: () => void;
}) {
  const name = file?.name ?? "A file that was deleted";
  const problem = file ? problemOf(file, formats) : "Take it off the list, or upload it again.";
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium" title={name}>
          {file ? (
            <a href={`/files/${file.id}`} target="_blank" rel="noopener" className="hover:underline">
              {name}
            </a>
          ) : (
            name
          )}
        </p>
        {file && <p className="text-soft text-[0.8125rem]">{[formatBytes(file.sizeBytes), lengthOf(file)].filter(Boolean).join(" · ")}</p>}
        {problem && (
          <p role="alert" className="text-[0.8125rem] text-danger">
            {problem}
          </p>
        )}
      </div>
      {file && <FileStatus status={file.status} />}
      <IconButton label={`Take ${name} off the list`} onClick={onRemove}>
        <X />
      </IconButton>
    </li>
  );
}

function problemOf(file: LibraryFile, formats: readonly FileFormat[]): string {
  if (file.status === "failed") return file.statusReason;
  if (!formats.includes(file.format)) return `This workflow takes ${listFormats(formats)} only.`;
  return "";
}
