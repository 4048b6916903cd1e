"use client";

import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

/** A question before loss. The safe answer has the focus first. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  confirm,
  keep = "Keep it",
  pending = false,
  onConfirm,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  /** What the button does, such as “Delete 1,200 rows”. */
  confirm: string;
  /** What the safe button says. */
  keep?: string;
  pending?: boolean;
  onConfirm: () => void;
}) {
  const footer = (
    <>
      <Button onClick={() => onOpenChange(false)} data-first-focus>
        {keep}
      </Button>
      <Button variant="danger" disabled={pending} onClick={onConfirm}>
        {confirm}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} footer={footer}>
      {children}
    </Dialog>
  );
}
