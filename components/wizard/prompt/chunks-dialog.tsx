"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Select } from "@/components/ui/field.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import type { ChunksPage, ShownChunk } from "@/lib/sources/look-at-chunks.ts";
import type { WizardFile } from "../assist-api.ts";
import { useAssist } from "../use-assist.ts";

const PAGE = 10;

/** How the documents are cut, before anything is paid for. */
export function ChunksDialog({ files, onClose }: { files: readonly WizardFile[]; onClose: () => void }) {
  const [fileId, setFileId] = useState(files[0]?.id ?? "");
  const [from, setFrom] = useState(0);
  const { state, run } = useAssist("chunks");
  useEffect(() => void run({ fileId, from }), [run, fileId, from]);
  const page = state.kind === "done" ? state.answer : null;
  const last = page !== null && from + PAGE >= page.total;
  const footer = (
    <>
      <Button disabled={from === 0} onClick={() => setFrom(Math.max(0, from - PAGE))}>
        <ArrowLeft aria-hidden /> Previous
      </Button>
      <Button disabled={page === null || last} onClick={() => setFrom(from + PAGE)}>
        Next <ArrowRight aria-hidden />
      </Button>
      <Button onClick={onClose}>Close</Button>
    </>
  );
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title="The chunks"
      description="What the model will read, one at a time. Grey text is repeated from the chunk before."
      footer={footer}
    >
      <div className="flex flex-col gap-4" aria-live="polite" aria-busy={state.kind === "running"}>
        {files.length > 1 && (
          <Select
            aria-label="Document"
            value={fileId}
            onChange={(event) => {
              setFileId(event.target.value);
              setFrom(0);
            }}
          >
            {files.map((file) => (
              <option key={file.id} value={file.id}>
                {file.name}
              </option>
            ))}
          </Select>
        )}
        {state.kind === "failed" && <Callout tone="danger">{state.message}</Callout>}
        {state.kind === "running" && <Skeleton className="h-72 w-full" />}
        {page && <Chunks page={page} from={from} />}
      </div>
    </Dialog>
  );
}

function Chunks({ page, from }: { page: ChunksPage; from: number }) {
  const shown = page.total === 0 ? "none" : `${formatExact(from + 1)} to ${formatExact(Math.min(page.total, from + PAGE))}`;
  return (
    <>
      <p className="text-soft tabular-nums">
        {plural(page.total, "chunk")} in this document, of which {formatExact(page.used)} {page.used === 1 ? "gives" : "give"} pairs. Shown:{" "}
        {shown}.
      </p>
      <ol className="flex flex-col gap-3">
        {page.chunks.map((chunk) => (
          <li key={chunk.number} className="rounded-lg border">
            <p className="flex flex-wrap justify-between gap-x-4 border-b px-3 py-2 text-[0.8125rem]">
              <span className="font-medium">{placeOf(chunk)}</span>
              <span className="text-soft tabular-nums">{chunk.rows === 0 ? "no pairs" : plural(chunk.rows, "pair")}</span>
            </p>
            <div className="max-h-64 overflow-y-auto whitespace-pre-wrap break-words px-3 py-2 text-[0.8125rem]">
              {chunk.overlap && <span className="text-soft">{chunk.overlap}</span>}
              {chunk.text.trimEnd()}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

const placeOf = ({ number, page, heading }: ShownChunk) =>
  [`Chunk ${formatExact(number)}`, page === null ? "" : `page ${formatExact(page)}`, heading].filter(Boolean).join(" · ");
