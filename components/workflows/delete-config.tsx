"use client";

import { Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { IconButton } from "@/components/ui/button.tsx";
import type { Outcome } from "@/lib/errors.ts";

const DeleteDialog = dynamic(() => import("@/components/ui/delete-dialog.tsx").then((module) => module.DeleteDialog));

interface DeleteConfigProps {
  id: string;
  name: string;
  remove: (input: { id: string }) => Promise<Outcome<unknown>>;
}

/** Asks before a config is deleted. */
export function DeleteConfig({ id, name, remove }: DeleteConfigProps) {
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAsking(false);
    setTimeout(() => opener.current?.focus());
  };
  return (
    <>
      <IconButton ref={opener} label={`Delete ${name}`} onClick={() => setAsking(true)}>
        <Trash2 />
      </IconButton>
      {asking && (
        <DeleteDialog name={name} confirm="Delete config" remove={() => remove({ id })} onClose={close}>
          Workflows that were made with it keep their copy and go on. This cannot be undone.
        </DeleteDialog>
      )}
    </>
  );
}
