"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { IconButton } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { Outcome } from "@/lib/errors.ts";

const ConfirmDialog = dynamic(() => import("@/components/ui/confirm-dialog.tsx").then((module) => module.ConfirmDialog));

interface RubricMenuProps {
  id: string;
  name: string;
  shared: boolean;
  remove: (input: { id: string }) => Promise<Outcome<unknown>>;
}

/** What whoever may change a rubric can do with it. */
export function RubricMenu({ id, name, shared, remove }: RubricMenuProps) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { run, pending, error } = useOutcome();
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAsking(false);
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
          <Link href={`/evaluations/rubrics/${id}`} prefetch={false}>
            <Pencil aria-hidden /> Edit, share
          </Link>
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger onSelect={() => setAsking(true)}>
          <Trash2 aria-hidden /> Delete
        </MenuItem>
      </Menu>
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={close}
          title={`Delete the rubric “${name}”?`}
          confirm={pending ? "Deleting…" : "Delete"}
          pending={pending}
          onConfirm={() =>
            run(
              () => remove({ id }),
              () => {
                router.refresh();
                setAsking(false);
              },
            )
          }
        >
          {shared ? "Nobody can judge with it any more. " : ""}Evaluations that were made with it keep their copy. This cannot be undone.
          {error && (
            <Callout tone="danger" className="mt-4">
              {error}
            </Callout>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}
