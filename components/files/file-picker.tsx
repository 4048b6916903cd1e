"use client";

import { FolderOpen } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { QueryProvider } from "@/components/shell/query-provider.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { FileFormat } from "@/lib/files/formats.ts";
import { DropZone } from "./drop-zone.tsx";
import { LibraryDialog } from "./library-dialog.tsx";
import { PickedFile } from "./picked-file.tsx";
import { UploadList } from "./upload-list.tsx";
import { usePickedFiles } from "./use-library.ts";
import { useUploads } from "./use-uploads.ts";

interface FilePickerProps {
  /** Ids of the chosen files, in their order. */
  value: readonly string[];
  onChange: (ids: string[]) => void;
  /** What can be chosen here. */
  formats: readonly FileFormat[];
  /** The most files; one replaces what was chosen before. */
  most?: number;
}

/** Chooses files from the library, or uploads them right here; what is uploaded is chosen as soon as it is whole. */
export function FilePicker(props: FilePickerProps) {
  return (
    <QueryProvider>
      <Picker {...props} />
    </QueryProvider>
  );
}

function Picker({ value, onChange, formats, most = 100 }: FilePickerProps) {
  const [open, setOpen] = useState(false);
  const [mine, setMine] = useState<readonly string[]>([]);
  const { files, error, pending } = usePickedFiles(value);
  const uploads = useUploads().filter(({ key }) => mine.includes(key));
  const choose = (ids: readonly string[]) => onChange([...new Set(ids)].slice(-most));
  const taken = useRef(new Set<string>());
  useEffect(() => {
    const arrived = uploads.flatMap(({ key, state, fileId }) => {
      if (state !== "done" || !fileId || taken.current.has(key)) return [];
      taken.current.add(key);
      return [fileId];
    });
    if (arrived.length > 0) choose([...value, ...arrived]);
  });
  return (
    <div className="flex flex-col gap-3">
      {value.length > 0 && (
        <ul aria-label="Chosen files" className="divide-y rounded-xl border">
          {value.map((id) => {
            const file = files.find((one) => one.id === id);
            const remove = () => onChange(value.filter((other) => other !== id));
            if (file) return <PickedFile key={id} file={file} formats={formats} onRemove={remove} />;
            return pending ? (
              <li key={id} className="px-4 py-3">
                <Skeleton className="h-5 w-1/2" />
              </li>
            ) : (
              <PickedFile key={id} file={null} formats={formats} onRemove={remove} />
            );
          })}
        </ul>
      )}
      <UploadList items={uploads.filter(({ state }) => state !== "done")} />
      <DropZone formats={formats} onAdd={(keys) => setMine((before) => [...before, ...keys])} />
      <div>
        <Button size="small" onClick={() => setOpen(true)}>
          <FolderOpen aria-hidden /> Choose from your files
        </Button>
      </div>
      {error && <Callout tone="danger">{error}</Callout>}
      {open && (
        <LibraryDialog
          formats={formats}
          chosen={value}
          most={most}
          onClose={() => setOpen(false)}
          onChoose={(ids) => {
            choose(ids);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
