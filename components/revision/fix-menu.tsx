"use client";

import { Ban, CircleDollarSign, Ellipsis, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { PauseButton } from "@/components/generation/pause-button.tsx";
import type { ProgressView } from "@/components/generation/types.ts";
import { useAction } from "@/components/generation/use-action.ts";
import { IconButton } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { ENDED } from "@/lib/generation/status.ts";
import type { FixActions } from "./types.ts";
import { REVISION_WORDS } from "./words.ts";

const LimitDialog = dynamic(() => import("@/components/generation/limit-dialog.tsx").then((module) => module.LimitDialog));
const CancelDialog = dynamic(() => import("@/components/generation/cancel-dialog.tsx").then((module) => module.CancelDialog));

interface FixMenuProps {
  id: string;
  /** Where to go when it was deleted. */
  listHref: string;
  progress: ProgressView;
  actions: FixActions;
}

/** Pause or resume, and what is done less often. */
export function FixMenu({ id, listHref, progress, actions }: FixMenuProps) {
  const router = useRouter();
  const { run, pending, error } = useAction();
  const [dialog, setDialog] = useState<"limit" | "cancel" | "delete" | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const { status, accepted, costUsd, spendingLimit } = progress;
  const going = !ENDED.includes(status);
  const close = () => {
    setDialog(null);
    // The menu's entry, from which the dialog was opened, is gone.
    setTimeout(() => opener.current?.focus());
  };
  return (
    <div className="flex flex-col items-start gap-2 sm:items-end">
      <div className="flex flex-wrap items-center gap-2">
        <PauseButton
          progress={progress}
          pending={pending}
          onPause={() => run(() => actions.pause({ id }))}
          onResume={() => run(() => actions.resume({ id }))}
        />
        <Menu
          trigger={
            <IconButton ref={opener} label="More actions" variant="secondary" className="size-9!">
              <Ellipsis />
            </IconButton>
          }
        >
          {going && costUsd !== null && (
            <MenuItem onSelect={() => setDialog("limit")}>
              <CircleDollarSign aria-hidden /> Spending limit
            </MenuItem>
          )}
          {going && (
            <MenuItem onSelect={() => setDialog("cancel")}>
              <Ban aria-hidden /> Cancel
            </MenuItem>
          )}
          {going && <MenuSeparator />}
          <MenuItem danger onSelect={() => setDialog("delete")}>
            <Trash2 aria-hidden /> Delete
          </MenuItem>
        </Menu>
      </div>
      {error && (
        <p role="alert" className="max-w-sm text-[0.8125rem] text-danger sm:text-right">
          {error}
        </p>
      )}
      {dialog === "limit" && <LimitDialog id={id} limit={spendingLimit} setLimit={actions.setLimit} onClose={close} />}
      {dialog === "cancel" && <CancelDialog id={id} accepted={accepted} cancel={actions.cancel} onClose={close} words={REVISION_WORDS} />}
      {dialog === "delete" && (
        <ConfirmDialog
          open
          onOpenChange={close}
          title="Delete this fix?"
          confirm={pending ? "Deleting…" : "Delete the fix"}
          pending={pending}
          onConfirm={() =>
            run(
              () => actions.remove({ id }),
              () => router.push(listHref),
            )
          }
        >
          The rewritten rows that were not accepted will be lost. What was accepted stays in the dataset. This cannot be undone.
        </ConfirmDialog>
      )}
    </div>
  );
}
