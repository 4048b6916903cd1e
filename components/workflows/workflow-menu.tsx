"use client";

import { Copy, Ellipsis, Pencil, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { IconButton } from "@/components/ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { Outcome } from "@/lib/errors.ts";

const DeleteDialog = dynamic(() => import("@/components/ui/delete-dialog.tsx").then((module) => module.DeleteDialog));

interface WorkflowActions {
  duplicate: (input: { id: string }) => Promise<Outcome<{ id: string }>>;
  remove: (input: { id: string }) => Promise<Outcome<unknown>>;
}

interface WorkflowMenuProps {
  id: string;
  name: string;
  actions: WorkflowActions;
  /** Where to go after it was deleted, when this is its own page. */
  next?: string;
}

/** What can be done with one workflow. */
export function WorkflowMenu({ id, name, actions, next }: WorkflowMenuProps) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { run, error } = useOutcome();
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAsking(false);
    setTimeout(() => opener.current?.focus());
  };
  const duplicate = () =>
    run(
      () => actions.duplicate({ id }),
      (copy) => router.push(`/workflows/${copy.id}`),
    );
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
          <Link href={`/workflows/${id}/edit`} prefetch={false}>
            <Pencil aria-hidden /> Edit
          </Link>
        </MenuItem>
        <MenuItem onSelect={duplicate}>
          <Copy aria-hidden /> Duplicate
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger onSelect={() => setAsking(true)}>
          <Trash2 aria-hidden /> Delete
        </MenuItem>
      </Menu>
      {error && (
        <p role="alert" className="text-danger text-xs">
          {error}
        </p>
      )}
      {asking && (
        <DeleteDialog name={name} confirm="Delete workflow" remove={() => actions.remove({ id })} next={next} onClose={close}>
          Its samples, what you said of them, and its prompts will be lost. The datasets that were generated from it stay, and what is being
          generated goes on.
        </DeleteDialog>
      )}
    </>
  );
}
