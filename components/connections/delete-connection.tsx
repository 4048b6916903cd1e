"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { ConnectionUse } from "@/lib/connections/connections.ts";
import type { Outcome } from "@/lib/errors.ts";
import { plural } from "@/lib/format.ts";

interface DeleteConnectionProps {
  id: string;
  name: string;
  use: ConnectionUse;
  remove: (input: { id: string }) => Promise<Outcome<unknown>>;
  small?: boolean;
}

/** Deletes a connection after saying what uses it. */
export function DeleteConnection({ id, name, use, remove, small = false }: DeleteConnectionProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { run, pending, error, setError } = useOutcome();
  const confirm = () =>
    run(
      () => remove({ id }),
      () => {
        setOpen(false);
        router.push("/settings/connections");
        router.refresh();
      },
    );
  return (
    <>
      <Button size={small ? "small" : "medium"} aria-label={small ? `Delete ${name}` : undefined} onClick={() => setOpen(true)}>
        <Trash2 aria-hidden /> Delete
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          setError("");
        }}
        title={`Delete the connection “${name}”?`}
        confirm={pending ? "Deleting…" : "Delete"}
        pending={pending}
        onConfirm={confirm}
      >
        <p>{whatHappens(use)} Its stored keys are erased.</p>
        {error && (
          <Callout tone="danger" className="mt-4">
            {error}
          </Callout>
        )}
      </ConfirmDialog>
    </>
  );
}

function whatHappens({ drafts, active, ended }: ConnectionUse): string {
  if (active > 0) return `${plural(active, "generation is", "generations are")} in progress on it: let them end, or cancel them, first.`;
  const parts = [
    drafts > 0 && `${plural(drafts, "draft")} must choose another connection.`,
    ended > 0 && `${plural(ended, "ended generation keeps its", "ended generations keep their")} pairs.`,
  ].filter(Boolean);
  return parts.length === 0 ? "No generation uses it." : parts.join(" ");
}
