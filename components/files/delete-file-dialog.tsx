"use client";

import { useRouter } from "next/navigation";
import { Callout } from "@/components/ui/callout.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { FileActions } from "./file-actions.ts";

/** Asks before a file is deleted, and says what that does. */
export default function DeleteFileDialog({
  id,
  name,
  loss,
  next,
  remove,
  onClose,
}: {
  id: string;
  name: string;
  /** What becomes of what uses it. */
  loss: string;
  /** Where to go afterwards, when the page is the file's own. */
  next?: string | undefined;
  remove: FileActions["remove"];
  onClose: () => void;
}) {
  const router = useRouter();
  const { run, pending, error } = useOutcome();
  const confirm = () =>
    run(
      () => remove({ id }),
      () => {
        if (next) router.push(next);
        else router.refresh();
        onClose();
      },
    );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete “${name}”?`}
      confirm={pending ? "Deleting…" : "Delete file"}
      pending={pending}
      onConfirm={confirm}
    >
      The file and its text will be removed from the studio. {loss} This cannot be undone.
      {error && (
        <Callout tone="danger" className="mt-4">
          {error}
        </Callout>
      )}
    </ConfirmDialog>
  );
}
