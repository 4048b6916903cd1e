"use client";

import clsx from "clsx";
import { Upload } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { acceptOf, type FileFormat, listFormats, MAX_FILE_SIZE } from "@/lib/files/formats.ts";
import { addFiles } from "./upload-store.ts";

interface DropZoneProps {
  formats?: readonly FileFormat[];
  /** The page's main action, where nothing else is. */
  primary?: boolean;
  /** Keys of the uploads that begin. */
  onAdd?: (keys: string[]) => void;
}

/** Takes files that are dropped on it or picked, several at once. What is taken stands on it before anything is sent. */
export function DropZone({ formats, primary = false, onAdd }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    if (!files || files.length === 0) return;
    const keys = addFiles([...files], formats);
    onAdd?.(keys);
  };
  const takePicked = () => {
    if (!input.current) return;
    take(input.current.files);
    // The same file can be chosen again after it was mended.
    input.current.value = "";
  };
  const atFirst = useRef(takePicked);
  // What was picked before this script had arrived.
  useEffect(() => atFirst.current(), []);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <section
      aria-label="Upload files"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx(
        "flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-xl border border-dashed px-5 py-4",
        over ? "border-accent bg-accent-soft" : "border-line-strong",
      )}
    >
      <div className="min-w-0">
        <p className="font-medium">Drop files here, or choose them</p>
        <p className="mt-0.5 text-soft text-[0.8125rem]">
          {listFormats(formats)}, up to {MAX_FILE_SIZE} each. Several at once are fine.
        </p>
      </div>
      <Button variant={primary ? "primary" : "secondary"} onClick={() => input.current?.click()}>
        <Upload aria-hidden /> Choose files
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={acceptOf(formats)}
        aria-label="Files to upload"
        tabIndex={-1}
        className="hidden"
        onChange={takePicked}
      />
    </section>
  );
}
