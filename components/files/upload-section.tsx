"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { DropZone } from "./drop-zone.tsx";
import type { FileActions } from "./file-actions.ts";
import { UnfinishedList, type UnfinishedUpload } from "./unfinished-list.tsx";
import { UploadList } from "./upload-list.tsx";
import { useUploads } from "./use-uploads.ts";

/** The upper part of the library: where files are taken, and what becomes of them until they are whole. */
export function UploadSection({
  unfinished,
  known,
  primary,
  remove,
}: {
  unfinished: readonly UnfinishedUpload[];
  /** Ids of the files that the list below shows. */
  known: readonly string[];
  primary: boolean;
  remove: FileActions["remove"];
}) {
  const router = useRouter();
  const uploads = useUploads();
  const done = uploads.filter(({ state }) => state === "done").length;
  useEffect(() => {
    if (done > 0) router.refresh();
  }, [done, router]);
  const here = new Set(uploads.map(({ fileId }) => fileId));
  // What is whole stands in the list below as soon as that has it.
  const shown = uploads.filter(({ state, fileId }) => state !== "done" || !known.includes(fileId ?? ""));
  return (
    <div className="flex flex-col gap-4">
      <DropZone primary={primary} />
      <UploadList items={shown} />
      <UnfinishedList uploads={unfinished.filter(({ id }) => !here.has(id))} remove={remove} />
    </div>
  );
}
