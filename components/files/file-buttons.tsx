"use client";

import { Download, RotateCcw, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { useMayChange } from "@/components/shell/may-change.tsx";
import { Button, IconButton } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { FileStatus } from "@/lib/files/status.ts";
import type { FileActions } from "./file-actions.ts";

const DeleteFileDialog = lazy(() => import("./delete-file-dialog.tsx"));

interface FileButtonsProps {
  id: string;
  name: string;
  status: FileStatus;
  loss: string;
  actions: FileActions;
  /** With words, for the file's own page; `next` is where deleting leads. */
  large?: boolean;
  next?: string;
}

/** What can be done with one file. */
export function FileButtons({ id, name, status, loss, actions, large = false, next }: FileButtonsProps) {
  const router = useRouter();
  const mayChange = useMayChange();
  const [deleting, setDeleting] = useState(false);
  const { run, pending, error, setError } = useOutcome();
  const readAgain = () =>
    run(
      () => actions.readAgain({ id }),
      () => router.refresh(),
    );
  const download = () => location.assign(`/api/files/${id}/download`);
  return (
    <span className={large ? "flex flex-wrap gap-2" : "inline-flex gap-0.5"}>
      {large ? (
        <>
          {mayChange && status === "failed" && (
            <Button disabled={pending} onClick={readAgain}>
              <RotateCcw aria-hidden /> Read again
            </Button>
          )}
          <Button onClick={download}>
            <Download aria-hidden /> Download
          </Button>
          {mayChange && (
            <Button onClick={() => setDeleting(true)}>
              <Trash2 aria-hidden /> Delete
            </Button>
          )}
        </>
      ) : (
        <>
          {mayChange && status === "failed" && (
            <IconButton label={`Read ${name} again`} disabled={pending} onClick={readAgain}>
              <RotateCcw />
            </IconButton>
          )}
          <IconButton label={`Download ${name}`} onClick={download}>
            <Download />
          </IconButton>
          {mayChange && (
            <IconButton label={`Delete ${name}`} onClick={() => setDeleting(true)}>
              <Trash2 />
            </IconButton>
          )}
        </>
      )}
      <Suspense>
        {deleting && (
          <DeleteFileDialog id={id} name={name} loss={loss} next={next} remove={actions.remove} onClose={() => setDeleting(false)} />
        )}
      </Suspense>
      {error && (
        <Dialog open title="It is not read again" onOpenChange={() => setError("")}>
          <Callout tone="danger">{error}</Callout>
        </Dialog>
      )}
    </span>
  );
}
