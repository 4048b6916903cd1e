"use client";

import { useDeferredValue, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Input } from "@/components/ui/field.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { type FileFormat, listFormats } from "@/lib/files/formats.ts";
import { formatBytes, plural } from "@/lib/format.ts";
import { FileStatus } from "./file-status.tsx";
import { lengthOf } from "./length.ts";
import { type LibraryFile, useLibrary } from "./use-library.ts";

interface LibraryDialogProps {
  formats: readonly FileFormat[];
  chosen: readonly string[];
  most: number;
  onChoose: (ids: string[]) => void;
  onClose: () => void;
}

/** The library, to tick files in. */
export function LibraryDialog({ formats, chosen, most, onChoose, onClose }: LibraryDialogProps) {
  const [ticked, setTicked] = useState<readonly string[]>(chosen);
  const [search, setSearch] = useState("");
  const [number, setNumber] = useState(1);
  const { page, error } = useLibrary(formats, useDeferredValue(search.trim()), number);
  const toggle = (id: string) =>
    setTicked((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id].slice(-most)));
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" onClick={() => onChoose([...ticked])}>
        {ticked.length === 0 ? "Use no file" : `Use ${plural(ticked.length, "file")}`}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title="Choose from your files" description={`${listFormats(formats)}.`} footer={footer}>
      <div className="flex flex-col gap-3">
        <Input
          type="search"
          aria-label="Search files"
          placeholder="Search by name"
          value={search}
          maxLength={200}
          data-first-focus
          onChange={(event) => {
            setSearch(event.target.value);
            setNumber(1);
          }}
        />
        {error && <Callout tone="danger">{error}</Callout>}
        {!page && !error && <Skeleton className="h-40" />}
        {page?.total === 0 && (
          <p className="py-6 text-center text-soft">
            {search.trim() ? `No file’s name holds “${search.trim()}”.` : "There are no such files yet. Close this and upload some."}
          </p>
        )}
        <ul className="divide-y">
          {page?.items.map((file) => (
            <Choice key={file.id} file={file} ticked={ticked.includes(file.id)} onToggle={() => toggle(file.id)} />
          ))}
        </ul>
        {page && (number > 1 || number * 25 < page.total) && (
          <div className="flex justify-between gap-2">
            <Button size="small" disabled={number === 1} onClick={() => setNumber(number - 1)}>
              Previous
            </Button>
            <Button size="small" disabled={number * 25 >= page.total} onClick={() => setNumber(number + 1)}>
              Next
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

function Choice({ file, ticked, onToggle }: { file: LibraryFile; ticked: boolean; onToggle: () => void }) {
  // One that was ticked before it failed can be taken back.
  const disabled = file.status === "failed" && !ticked;
  return (
    <li>
      <label className="flex items-start gap-3 py-2.5" title={disabled ? file.statusReason : undefined}>
        <input type="checkbox" className="mt-1 accent-accent" checked={ticked} disabled={disabled} onChange={onToggle} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{file.name}</span>
          <span className="block text-soft text-[0.8125rem]">
            {disabled ? file.statusReason : [formatBytes(file.sizeBytes), lengthOf(file)].filter(Boolean).join(" · ")}
          </span>
        </span>
        <FileStatus status={file.status} />
      </label>
    </li>
  );
}
