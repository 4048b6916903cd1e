"use client";

import { Ellipsis, FolderOpen, Pencil, RotateCcw, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRef, useState } from "react";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { IconButton } from "@/components/ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import type { Outcome } from "@/lib/errors.ts";

const RenameDialog = dynamic(() => import("@/components/generations/rename-dialog.tsx"));
const DeleteEvaluation = dynamic(() => import("../delete-evaluation.tsx").then((module) => module.DeleteEvaluation));

export interface EvaluationActions {
  rename: (input: { id: string; name: string }) => Promise<Outcome<unknown>>;
  remove: (input: { id: string }) => Promise<Outcome<unknown>>;
}

interface EvaluationMenuProps {
  id: string;
  name: string;
  /** Rows judged so far. */
  judged: number;
  actions: EvaluationActions;
}

/** What can be done with one evaluation, at the end of its row. */
export function EvaluationMenu({ id, name, judged, actions }: EvaluationMenuProps) {
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
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
          <IconButton ref={opener} label={`Actions for ${name}`}>
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem asChild>
          <Link href={`/evaluations/${id}`} prefetch={false}>
            <FolderOpen aria-hidden /> Open
          </Link>
        </MenuItem>
        <ForChangers>
          <MenuItem asChild>
            <Link href={`/evaluations/new?again=${id}`} prefetch={false}>
              <RotateCcw aria-hidden /> Run again
            </Link>
          </MenuItem>
          <MenuItem onSelect={() => setDialog("rename")}>
            <Pencil aria-hidden /> Rename
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger onSelect={() => setDialog("delete")}>
            <Trash2 aria-hidden /> Delete
          </MenuItem>
        </ForChangers>
      </Menu>
      {dialog === "rename" && <RenameDialog id={id} name={name} rename={actions.rename} noun="evaluation" onClose={close} />}
      {dialog === "delete" && <DeleteEvaluation id={id} name={name} judged={judged} remove={actions.remove} onClose={close} />}
    </>
  );
}
