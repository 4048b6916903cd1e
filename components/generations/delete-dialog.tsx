"use client";

import { useRouter } from "next/navigation";
import { Callout } from "@/components/ui/callout.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import { plural } from "@/lib/format.ts";
import type { GenerationActions } from "./row-menu.tsx";

/** Asks before a generation and all that it made is deleted. */
export default function DeleteDialog({
  id,
  name,
  accepted,
  remove,
  next,
  onClose,
}: {
  id: string;
  name: string;
  accepted: number;
  remove: GenerationActions["remove"];
  /** Where to go afterwards, when the page is the generation's own. */
  next?: string;
  onClose: () => void;
}) {
  const router = useRouter();
  const { run, pending, error } = useOutcome();
  const confirm = () =>
    run(
      () => remove({ id }),
      // The dialog stays until the page without the row is there: an action between the two would meet nothing.
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
      confirm={pending ? "Deleting…" : accepted > 0 ? `Delete ${plural(accepted, "pair")}` : "Delete"}
      pending={pending}
      onConfirm={confirm}
    >
      {accepted > 0
        ? `Its settings and ${plural(accepted, "pair")} will be lost, with the saved files. This cannot be undone; download the pairs first if you may need them.`
        : "Its settings will be lost; it has no pairs. This cannot be undone."}
      {error && (
        <Callout tone="danger" className="mt-4">
          {error}
        </Callout>
      )}
    </ConfirmDialog>
  );
}
