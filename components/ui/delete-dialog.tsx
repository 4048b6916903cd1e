"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { Outcome } from "@/lib/errors.ts";
import { Callout } from "./callout.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { useOutcome } from "./use-outcome.ts";

interface DeleteDialogProps {
  name: string;
  /** What the button says. */
  confirm: string;
  remove: () => Promise<Outcome<unknown>>;
  /** Where to go afterwards, when the page is that of what is deleted. */
  next?: string | undefined;
  onClose: () => void;
  /** What will be lost. */
  children: ReactNode;
}

/** Asks before something is deleted, and says what that does. */
export function DeleteDialog({ name, confirm, remove, next, onClose, children }: DeleteDialogProps) {
  const router = useRouter();
  const { run, pending, error } = useOutcome();
  const onConfirm = () =>
    run(
      remove,
      // The dialog stays until the page without it is there: an action between the two would meet nothing.
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
      confirm={pending ? "Deleting…" : confirm}
      pending={pending}
      onConfirm={onConfirm}
    >
      {children}
      {error && (
        <Callout tone="danger" className="mt-4">
          {error}
        </Callout>
      )}
    </ConfirmDialog>
  );
}
