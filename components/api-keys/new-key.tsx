"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import type { ApiKeyForm } from "@/lib/api-keys/form.ts";
import type { Scope } from "@/lib/api-keys/scopes.ts";
import type { Outcome } from "@/lib/errors.ts";
import { KEY_FORM, NewKeyForm } from "./new-key-form.tsx";
import { ShownKey } from "./shown-key.tsx";

interface NewKeyProps {
  /** Those that this person’s keys may have. */
  scopes: readonly Scope[];
  create: (form: ApiKeyForm) => Promise<Outcome<{ key: string }>>;
}

/** The button that makes a key, and the window that asks what for and then shows it, once. */
export function NewKey({ scopes, create }: NewKeyProps) {
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState("");
  const [pending, setPending] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) setKey("");
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden /> Create API key
      </Button>
      {key ? (
        <Dialog
          open={open}
          onOpenChange={change}
          title="Copy the key now"
          description="It is not shown again: the studio keeps only what it needs to recognise it."
          footer={
            <Button variant="primary" onClick={() => change(false)}>
              I have copied it
            </Button>
          }
        >
          <ShownKey secret={key} />
        </Dialog>
      ) : (
        <Dialog
          open={open}
          onOpenChange={change}
          title="Create an API key"
          footer={
            <>
              <Button onClick={() => change(false)}>Cancel</Button>
              <Button variant="primary" type="submit" form={KEY_FORM} disabled={pending}>
                {pending ? "Creating…" : "Create key"}
              </Button>
            </>
          }
        >
          <NewKeyForm scopes={scopes} create={create} onPending={setPending} onCreated={setKey} />
        </Dialog>
      )}
    </>
  );
}
