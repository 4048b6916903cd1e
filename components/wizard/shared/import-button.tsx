"use client";

import { Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button.tsx";

/** A few hundred seeds or twenty examples are far below this. */
const MAX_BYTES = 5_000_000;

/** Picks one text file and reads it in the browser. */
export function ImportButton({
  accept,
  onFile,
  onError,
}: {
  /** File name endings, such as ".json,.csv". */
  accept: string;
  onFile: (name: string, text: string) => void;
  onError: (message: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    if (file.size > MAX_BYTES) return onError(`“${file.name}” is larger than 5 MB. Is it the right file?`);
    try {
      onFile(file.name, await file.text());
    } catch {
      onError(`“${file.name}” could not be read. Has it been moved since you chose it?`);
    }
  };
  return (
    <>
      <Button size="small" onClick={() => input.current?.click()}>
        <Upload aria-hidden /> Import
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label="File to import"
        tabIndex={-1}
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file can be chosen again after it was mended.
          event.target.value = "";
          if (file) void read(file);
        }}
      />
    </>
  );
}
