"use client";

import { Ban, CircleDollarSign, Copy, Ellipsis, LayoutTemplate, Pencil, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { IconButton } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { ENDED } from "@/lib/generation/status.ts";
import type { GenerationActions, ProgressView } from "./types.ts";
import { useAction } from "./use-action.ts";

const RenameDialog = dynamic(() => import("@/components/generations/rename-dialog.tsx"));
const DeleteDialog = dynamic(() => import("@/components/generations/delete-dialog.tsx"));
const SaveTemplateDialog = dynamic(() => import("@/components/templates/save-template-dialog.tsx"));
const LimitDialog = dynamic(() => import("./limit-dialog.tsx").then((module) => module.LimitDialog));
const CancelDialog = dynamic(() => import("./cancel-dialog.tsx").then((module) => module.CancelDialog));

interface MoreMenuProps {
  id: string;
  name: string;
  progress: ProgressView;
  actions: GenerationActions;
}

/** What is done less often, and the questions before loss. */
export function MoreMenu({ id, name, progress, actions }: MoreMenuProps) {
  const router = useRouter();
  const { accepted, costUsd, spendingLimit } = progress;
  const going = !ENDED.includes(progress.status);
  const [dialog, setDialog] = useState<"rename" | "template" | "limit" | "cancel" | "delete" | null>(null);
  const { run, pending, error, setError } = useAction();
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setDialog(null);
    // The menu's entry, from which the dialog was opened, is gone.
    setTimeout(() => opener.current?.focus());
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton ref={opener} label="More actions" variant="secondary" className="size-9!">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem
          disabled={pending}
          onSelect={() =>
            run(
              () => actions.clone({ id }),
              ({ href }) => router.push(href),
            )
          }
        >
          <Copy aria-hidden /> Clone into a new draft
        </MenuItem>
        <MenuItem onSelect={() => setDialog("template")}>
          <LayoutTemplate aria-hidden /> Save as template
        </MenuItem>
        <MenuItem onSelect={() => setDialog("rename")}>
          <Pencil aria-hidden /> Rename
        </MenuItem>
        {going && costUsd !== null && (
          <MenuItem onSelect={() => setDialog("limit")}>
            <CircleDollarSign aria-hidden /> Spending limit
          </MenuItem>
        )}
        <MenuSeparator />
        {going && (
          <MenuItem onSelect={() => setDialog("cancel")}>
            <Ban aria-hidden /> Cancel
          </MenuItem>
        )}
        <MenuItem danger onSelect={() => setDialog("delete")}>
          <Trash2 aria-hidden /> Delete
        </MenuItem>
      </Menu>
      {dialog === "rename" && <RenameDialog id={id} name={name} rename={actions.rename} onClose={close} />}
      {dialog === "template" && <SaveTemplateDialog id={id} name={name} save={actions.saveTemplate} onClose={close} />}
      {dialog === "limit" && <LimitDialog id={id} limit={spendingLimit} setLimit={actions.setLimit} onClose={close} />}
      {dialog === "cancel" && <CancelDialog id={id} accepted={accepted} cancel={actions.cancel} onClose={close} />}
      {dialog === "delete" && (
        <DeleteDialog id={id} name={name} accepted={accepted} remove={actions.remove} onClose={close} next="/generations" />
      )}
      {error && (
        <Dialog open title="It was not cloned" onOpenChange={() => setError("")}>
          <Callout tone="danger">{error}</Callout>
        </Dialog>
      )}
    </>
  );
}
